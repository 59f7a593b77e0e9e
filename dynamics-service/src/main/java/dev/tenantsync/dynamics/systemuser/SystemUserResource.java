package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.odata.BindableSet;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.Path;

/** {@code systemusers}. */
@Path(Links.API + "systemusers")
public class SystemUserResource extends BindableSet {

  SystemUserResource(
      ODataRequest request, PropertyRequest properties, RowWrites writes, UserWrites users) {
    super(request, properties, writes, users);
  }
}
