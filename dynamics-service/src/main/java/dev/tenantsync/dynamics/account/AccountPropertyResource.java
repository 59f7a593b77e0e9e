package dev.tenantsync.dynamics.account;

import dev.tenantsync.dynamics.odata.PropertyRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What stands behind a row of {@code accounts}: columns, and the rows that relations lead to. */
@Path(Links.API + "accounts")
public class AccountPropertyResource {

  private final PropertyRequest request;

  AccountPropertyResource(PropertyRequest request) {
    this.request = request;
  }

  @GET
  @Path("{key}/{property}")
  public Response read(@PathParam("key") String key, @PathParam("property") String property) {
    return request.read(row(key), property);
  }

  @GET
  @Path("{key}/{property}/$value")
  public Response value(@PathParam("key") String key, @PathParam("property") String property) {
    return request.value(row(key), property);
  }

  @GET
  @Path("{key}/{property}/$ref")
  public Response references(@PathParam("key") String key, @PathParam("property") String property) {
    return request.references(row(key), property);
  }

  @GET
  @Path("{key}/{property}/$count")
  public Response count(@PathParam("key") String key, @PathParam("property") String property) {
    return request.count(row(key), property);
  }

  private static RowKey row(String key) {
    return RowKey.parse(AccountTable.ENTITY, key);
  }
}
