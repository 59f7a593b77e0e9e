package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code roles}. */
@Path(Links.API + "roles")
public class RoleResource {

  private final ODataRequest request;
  private final RowWrites writes;
  private final RoleEditing roles;
  private final RoleAllowances allowances;

  RoleResource(
      ODataRequest request, RowWrites writes, RoleEditing roles, RoleAllowances allowances) {
    this.request = request;
    this.writes = writes;
    this.roles = roles;
    this.allowances = allowances;
  }

  @GET
  public Response list() {
    return request.list(RoleTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(RoleTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(key(key));
  }

  @POST
  public Response create(byte[] body) {
    return writes.create(roles, body);
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    return writes.patch(roles, key(key), body);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return writes.delete(roles, key(key));
  }

  @PUT
  @Path("{key}/{property}")
  public Response put(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.put(roles, key(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}")
  public Response clear(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.clear(roles, key(key), property);
  }

  @POST
  @Path("{key}/AddPrivilegesRole")
  public Response addPrivileges(@PathParam("key") String key, byte[] body) {
    allowances.add(key(key), PrivilegesBody.list(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  @POST
  @Path("{key}/ReplacePrivilegesRole")
  public Response replacePrivileges(@PathParam("key") String key, byte[] body) {
    allowances.replace(key(key), PrivilegesBody.list(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  @POST
  @Path("{key}/RemovePrivilegeRole")
  public Response removePrivilege(@PathParam("key") String key, byte[] body) {
    allowances.remove(key(key), PrivilegesBody.one(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  private static RowKey key(String segment) {
    return RowKey.parse(RoleTable.ENTITY, segment);
  }
}
