package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code privileges}: what roles can allow here. */
@Path(Links.API + "privileges")
public class PrivilegeResource {

  private final ODataRequest request;

  PrivilegeResource(ODataRequest request) {
    this.request = request;
  }

  @GET
  public Response list() {
    return request.list(PrivilegeTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(PrivilegeTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(RowKey.parse(PrivilegeTable.ENTITY, key));
  }
}
