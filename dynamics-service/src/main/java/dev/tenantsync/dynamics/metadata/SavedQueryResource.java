package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.odata.ODataRequest;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** {@code savedqueries}: the views that the product brings. */
@Path(Links.API + "savedqueries")
public class SavedQueryResource {

  private final ODataRequest request;

  SavedQueryResource(ODataRequest request) {
    this.request = request;
  }

  @GET
  public Response list() {
    return request.list(SavedQueryTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(SavedQueryTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(RowKey.parse(SavedQueryTable.ENTITY, key));
  }
}
