package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.odata.EditableSet;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code roles}. */
@Path(Links.API + "roles")
public class RoleResource extends EditableSet {

  private final RoleAllowances allowances;

  RoleResource(
      ODataRequest request,
      PropertyRequest properties,
      RowWrites writes,
      RoleEditing roles,
      RoleAllowances allowances) {
    super(request, properties, writes, roles);
    this.allowances = allowances;
  }

  @POST
  @Path("{key}/AddPrivilegesRole")
  public Response addPrivileges(@PathParam("key") String key, byte[] body) {
    allowances.add(row(key), PrivilegesBody.list(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  @POST
  @Path("{key}/ReplacePrivilegesRole")
  public Response replacePrivileges(@PathParam("key") String key, byte[] body) {
    allowances.replace(row(key), PrivilegesBody.list(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  @POST
  @Path("{key}/RemovePrivilegeRole")
  public Response removePrivilege(@PathParam("key") String key, byte[] body) {
    allowances.remove(row(key), PrivilegesBody.one(JsonBodies.read(body)));
    return Response.noContent().build();
  }
}
