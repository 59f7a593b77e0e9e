package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.SqlCondition;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code businessunits}. */
@Path(Links.API + "businessunits")
public class BusinessUnitResource {

  private final ODataRequest request;

  BusinessUnitResource(ODataRequest request) {
    this.request = request;
  }

  @GET
  public Response list() {
    return request.list(BusinessUnitTable.ENTITY, SqlCondition.always(), "businessunits");
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(BusinessUnitTable.ENTITY, SqlCondition.always());
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(RowKey.parse(BusinessUnitTable.ENTITY, key));
  }
}
