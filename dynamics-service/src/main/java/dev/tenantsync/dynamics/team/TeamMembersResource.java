package dev.tenantsync.dynamics.team;

import dev.tenantsync.dynamics.odata.Association;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import dev.tenantsync.dynamics.systemuser.UserKeys;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code teams(id)/teammembership_association}: who is in a team. */
@Path(Links.API + "teams")
public class TeamMembersResource {

  private final Association association;
  private final TeamAccess access;

  TeamMembersResource(Association association, TeamAccess access) {
    this.association = association;
    this.access = access;
  }

  @POST
  @Path("{key}/teammembership_association/$ref")
  public Response add(@PathParam("key") String key, byte[] body) {
    RowKey user = association.inBody(SystemUserTable.ENTITY, body);
    access.join(RowKey.parse(TeamTable.ENTITY, key), List.of(user));
    return Response.noContent().build();
  }

  @DELETE
  @Path("{key}/teammembership_association/$ref")
  public Response removeNamedInQuery(@PathParam("key") String key) {
    return removed(key, association.inQuery(SystemUserTable.ENTITY));
  }

  @DELETE
  @Path("{key}/teammembership_association/{member}/$ref")
  public Response remove(@PathParam("key") String key, @PathParam("member") String member) {
    return removed(key, UserKeys.parse(member));
  }

  private Response removed(String key, RowKey user) {
    access.leave(RowKey.parse(TeamTable.ENTITY, key), List.of(user));
    return Response.noContent().build();
  }
}
