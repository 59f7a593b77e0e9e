package dev.tenantsync.dynamics.odata;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/**
 * An entity set in which what stands behind a row has addresses of its own: columns, and the rows
 * that relations lead to.
 */
public abstract class AddressableSet extends EntitySet {

  private final PropertyRequest properties;

  protected AddressableSet(ODataRequest request, PropertyRequest properties, Entity entity) {
    super(request, entity);
    this.properties = properties;
  }

  @GET
  @Path("{key}/{property}")
  public Response read(@PathParam("key") String key, @PathParam("property") String property) {
    return properties.read(row(key), property);
  }

  @GET
  @Path("{key}/{property}/$value")
  public Response value(@PathParam("key") String key, @PathParam("property") String property) {
    return properties.value(row(key), property);
  }

  @GET
  @Path("{key}/{property}/$ref")
  public Response references(@PathParam("key") String key, @PathParam("property") String property) {
    return properties.references(row(key), property);
  }

  @GET
  @Path("{key}/{property}/$count")
  public Response count(@PathParam("key") String key, @PathParam("property") String property) {
    return properties.count(row(key), property);
  }
}
