package dev.tenantsync.dynamics.account;

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

/** {@code accounts}: everybody sees and edits as far as their privileges reach. */
@Path(Links.API + "accounts")
public class AccountResource {

  private final ODataRequest request;
  private final RowWrites writes;
  private final Accounts accounts;

  AccountResource(ODataRequest request, RowWrites writes, Accounts accounts) {
    this.request = request;
    this.writes = writes;
    this.accounts = accounts;
  }

  @GET
  public Response list() {
    return request.list(AccountTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(AccountTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(key(key));
  }

  @POST
  public Response create(byte[] body) {
    return writes.create(accounts, body);
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    return writes.patch(accounts, key(key), body);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return writes.delete(accounts, key(key));
  }

  @PUT
  @Path("{key}/{property}")
  public Response put(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.put(accounts, key(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}")
  public Response clear(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.clear(accounts, key(key), property);
  }

  private static RowKey key(String segment) {
    return RowKey.parse(AccountTable.ENTITY, segment);
  }
}
