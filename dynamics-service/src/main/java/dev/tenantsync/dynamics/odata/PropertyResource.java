package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.web.Links;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What stands behind a row: {@code set(key)/property}, of every set alike. */
@Path(Links.API + "{set}/{key}/{property}")
public class PropertyResource {

  private final PropertyRequest request;

  PropertyResource(PropertyRequest request) {
    this.request = request;
  }

  @GET
  public Response read(
      @PathParam("set") String set,
      @PathParam("key") String key,
      @PathParam("property") String property) {
    return request.read(request.row(set, key), property);
  }

  @GET
  @Path("$value")
  public Response value(
      @PathParam("set") String set,
      @PathParam("key") String key,
      @PathParam("property") String property) {
    return request.value(request.row(set, key), property);
  }

  @GET
  @Path("$ref")
  public Response references(
      @PathParam("set") String set,
      @PathParam("key") String key,
      @PathParam("property") String property) {
    return request.references(request.row(set, key), property);
  }

  @GET
  @Path("$count")
  public Response count(
      @PathParam("set") String set,
      @PathParam("key") String key,
      @PathParam("property") String property) {
    return request.count(request.row(set, key), property);
  }
}
