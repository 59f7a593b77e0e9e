package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.EntitySet;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.Path;

/** {@code organizations}: the one environment there is. */
@Path(Links.API + "organizations")
public class OrganizationResource extends EntitySet {

  OrganizationResource(ODataRequest request) {
    super(request, OrganizationTable.ENTITY);
  }
}
