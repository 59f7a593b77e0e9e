package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.odata.ODataRequest;
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

/** {@code systemusers}. */
@Path(Links.API + "systemusers")
public class SystemUserResource {

  private final ODataRequest request;
  private final RowWrites writes;
  private final UserWrites users;

  SystemUserResource(ODataRequest request, RowWrites writes, UserWrites users) {
    this.request = request;
    this.writes = writes;
    this.users = users;
  }

  @GET
  public Response list() {
    return request.list(SystemUserTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(SystemUserTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(UserKeys.parse(key));
  }

  @POST
  public Response create(byte[] body) {
    return writes.create(users, body);
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    return writes.patch(users, UserKeys.parse(key), body);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return writes.delete(users, UserKeys.parse(key));
  }

  @PUT
  @Path("{key}/{property}")
  public Response put(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.put(users, UserKeys.parse(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}")
  public Response clear(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.clear(users, UserKeys.parse(key), property);
  }

  @PUT
  @Path("{key}/{property}/$ref")
  public Response bind(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.bind(users, UserKeys.parse(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}/$ref")
  public Response unbind(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.unbind(users, UserKeys.parse(key), property);
  }
}
