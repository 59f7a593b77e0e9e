package dev.tenantsync.dynamics.team;

import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.odata.RowWrites;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code teams}. */
@Path(Links.API + "teams")
public class TeamResource {

  private final ODataRequest request;
  private final RowWrites writes;
  private final TeamEditing teams;
  private final TeamAccess access;

  TeamResource(ODataRequest request, RowWrites writes, TeamEditing teams, TeamAccess access) {
    this.request = request;
    this.writes = writes;
    this.teams = teams;
    this.access = access;
  }

  @GET
  public Response list() {
    return request.list(TeamTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(TeamTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(key(key));
  }

  @POST
  public Response create(byte[] body) {
    return writes.create(teams, body);
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    return writes.patch(teams, key(key), body);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return writes.delete(teams, key(key));
  }

  @PUT
  @Path("{key}/{property}")
  public Response put(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.put(teams, key(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}")
  public Response clear(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.clear(teams, key(key), property);
  }

  @PUT
  @Path("{key}/{property}/$ref")
  public Response bind(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.bind(teams, key(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}/$ref")
  public Response unbind(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.unbind(teams, key(key), property);
  }

  @POST
  @Path("{key}/AddMembersTeam")
  public Response addMembers(@PathParam("key") String key, byte[] body) {
    access.join(key(key), MembersBody.read(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  @POST
  @Path("{key}/RemoveMembersTeam")
  public Response removeMembers(@PathParam("key") String key, byte[] body) {
    access.leave(key(key), MembersBody.read(JsonBodies.read(body)));
    return Response.noContent().build();
  }

  static RowKey key(String segment) {
    return RowKey.parse(TeamTable.ENTITY, segment);
  }
}
