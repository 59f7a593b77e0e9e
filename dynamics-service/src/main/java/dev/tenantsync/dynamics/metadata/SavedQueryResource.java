package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.EntitySet;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.Path;

/** {@code savedqueries}: the views that the product brings. */
@Path(Links.API + "savedqueries")
public class SavedQueryResource extends EntitySet {

  SavedQueryResource(ODataRequest request) {
    super(request, SavedQueryTable.ENTITY);
  }
}
