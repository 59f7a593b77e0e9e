package dev.tenantsync.dynamics.team;

import dev.tenantsync.dynamics.odata.BindableSet;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code teams}. */
@Path(Links.API + "teams")
public class TeamResource extends BindableSet {

  private final TeamAccess access;

  TeamResource(
      ODataRequest request,
      PropertyRequest properties,
      RowWrites writes,
      TeamEditing teams,
      TeamAccess access) {
    super(request, properties, writes, teams);
    this.access = access;
  }

  @POST
  @Path("{key}/AddMembersTeam")
  public Response addMembers(@PathParam("key") String key, byte[] body) {
    access.join(row(key), MembersBody.read(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  @POST
  @Path("{key}/RemoveMembersTeam")
  public Response removeMembers(@PathParam("key") String key, byte[] body) {
    access.leave(row(key), MembersBody.read(JsonBodies.read(body)));
    return Response.noContent().build();
  }
}
