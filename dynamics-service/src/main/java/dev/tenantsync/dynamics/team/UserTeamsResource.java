package dev.tenantsync.dynamics.team;

import dev.tenantsync.dynamics.odata.Association;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import dev.tenantsync.dynamics.systemuser.UserKeys;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code systemusers(id)/teammembership_association}: the teams of a user. */
@Path(Links.API + "systemusers")
public class UserTeamsResource {

  private final Association association;
  private final TeamAccess access;

  UserTeamsResource(Association association, TeamAccess access) {
    this.association = association;
    this.access = access;
  }

  @POST
  @Path("{key}/teammembership_association/$ref")
  public Response add(@PathParam("key") String key, byte[] body) {
    access.join(association.inBody(TeamTable.ENTITY, body), List.of(UserKeys.parse(key)));
    return Response.noContent().build();
  }

  @DELETE
  @Path("{key}/teammembership_association/$ref")
  public Response removeNamedInQuery(@PathParam("key") String key) {
    return removed(key, association.inQuery(TeamTable.ENTITY));
  }

  @DELETE
  @Path("{key}/teammembership_association/{team}/$ref")
  public Response remove(@PathParam("key") String key, @PathParam("team") String team) {
    return removed(key, RowKey.parse(TeamTable.ENTITY, team));
  }

  private Response removed(String key, RowKey team) {
    access.leave(team, List.of(UserKeys.parse(key)));
    return Response.noContent().build();
  }
}
