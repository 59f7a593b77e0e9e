package dev.tenantsync.dynamics.odata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** An entity set that clients read: its rows, how many there are, and one by its key. */
public abstract class EntitySet {

  private final ODataRequest request;
  private final Entity entity;

  protected EntitySet(ODataRequest request, Entity entity) {
    this.request = request;
    this.entity = entity;
  }

  @GET
  public Response list() {
    return request.list(entity);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(entity);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(row(key));
  }

  /** The row that a path names in this set. */
  protected final RowKey row(String key) {
    return RowKey.parse(entity, key);
  }
}
