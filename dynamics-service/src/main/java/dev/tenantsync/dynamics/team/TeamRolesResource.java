package dev.tenantsync.dynamics.team;

import dev.tenantsync.dynamics.odata.Association;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.securityrole.RoleTable;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code teams(id)/teamroles_association}: the security roles of a team. */
@Path(Links.API + "teams")
public class TeamRolesResource {

  private final Association association;
  private final TeamAccess access;

  TeamRolesResource(Association association, TeamAccess access) {
    this.association = association;
    this.access = access;
  }

  @POST
  @Path("{key}/teamroles_association/$ref")
  public Response add(@PathParam("key") String key, byte[] body) {
    access.grant(
        RowKey.parse(TeamTable.ENTITY, key), association.inBody(RoleTable.ENTITY, body).value());
    return Response.noContent().build();
  }

  @DELETE
  @Path("{key}/teamroles_association/$ref")
  public Response removeNamedInQuery(@PathParam("key") String key) {
    return removed(key, association.inQuery(RoleTable.ENTITY));
  }

  @DELETE
  @Path("{key}/teamroles_association/{role}/$ref")
  public Response remove(@PathParam("key") String key, @PathParam("role") String role) {
    return removed(key, RowKey.parse(RoleTable.ENTITY, role));
  }

  private Response removed(String key, RowKey role) {
    access.revoke(RowKey.parse(TeamTable.ENTITY, key), role.value());
    return Response.noContent().build();
  }
}
