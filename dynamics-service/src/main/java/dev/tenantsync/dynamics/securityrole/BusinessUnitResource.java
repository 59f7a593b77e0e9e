package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.BindableSet;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.Path;

/** {@code businessunits}. */
@Path(Links.API + "businessunits")
public class BusinessUnitResource extends BindableSet {

  BusinessUnitResource(
      ODataRequest request, PropertyRequest properties, RowWrites writes, UnitEditing units) {
    super(request, properties, writes, units);
  }
}
