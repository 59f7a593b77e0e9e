package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.AddressableSet;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.Path;

/** {@code privileges}: what roles can allow here. */
@Path(Links.API + "privileges")
public class PrivilegeResource extends AddressableSet {

  PrivilegeResource(ODataRequest request, PropertyRequest properties) {
    super(request, properties, PrivilegeTable.ENTITY);
  }
}
