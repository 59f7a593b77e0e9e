package dev.tenantsync.dynamics.account;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.odata.EntityQuery;
import dev.tenantsync.dynamics.odata.JsonBodies;
import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.web.Links;
import dev.tenantsync.odata.SqlCondition;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** {@code accounts}: everybody sees and edits as far as their privileges reach. */
@Path(Links.API + "accounts")
public class AccountResource {

  private final ODataRequest request;
  private final Accounts accounts;
  private final CurrentCaller caller;

  AccountResource(ODataRequest request, Accounts accounts, CurrentCaller caller) {
    this.request = request;
    this.accounts = accounts;
    this.caller = caller;
  }

  @GET
  public Response list() {
    return request.list(AccountTable.ENTITY, readable(), "accounts");
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(AccountTable.ENTITY, readable());
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    RowKey account = RowKey.parse(AccountTable.ENTITY, key);
    accounts.requireReadable(account, caller.get());
    return request.one(account);
  }

  @POST
  public Response create(byte[] body) {
    EntityQuery answer = request.written(AccountTable.ENTITY);
    AccountBody columns = AccountBody.of(JsonBodies.read(body)).requireName();
    UUID id = accounts.create(columns, caller.get());
    return request.created(answer, RowKey.parse(AccountTable.ENTITY, id.toString()));
  }

  /** An account that is not there is never made by this. */
  @PATCH
  @Path("{key}")
  public Response update(@PathParam("key") String key, byte[] body) {
    RowKey account = RowKey.parse(AccountTable.ENTITY, key);
    EntityQuery answer = request.written(AccountTable.ENTITY);
    accounts.update(
        account,
        AccountBody.of(JsonBodies.read(body)),
        request.header(HttpHeaders.IF_MATCH),
        caller.get());
    return request.written(answer, account);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    accounts.delete(
        RowKey.parse(AccountTable.ENTITY, key), request.header(HttpHeaders.IF_MATCH), caller.get());
    return Response.noContent().build();
  }

  private SqlCondition readable() {
    return AccountTable.reach(caller.get(), Privilege.READ_ACCOUNT);
  }
}
