package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.SqlCondition;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code roles}. */
@Path(Links.API + "roles")
public class RoleResource {

  private final ODataRequest request;

  RoleResource(ODataRequest request) {
    this.request = request;
  }

  @GET
  public Response list() {
    return request.list(RoleTable.ENTITY, SqlCondition.always(), "roles");
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(RoleTable.ENTITY, SqlCondition.always());
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(RowKey.parse(RoleTable.ENTITY, key));
  }
}
