package dev.tenantsync.dynamics.securityrole;

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

/** {@code businessunits}. */
@Path(Links.API + "businessunits")
public class BusinessUnitResource {

  private final ODataRequest request;
  private final RowWrites writes;
  private final UnitEditing units;

  BusinessUnitResource(ODataRequest request, RowWrites writes, UnitEditing units) {
    this.request = request;
    this.writes = writes;
    this.units = units;
  }

  @GET
  public Response list() {
    return request.list(BusinessUnitTable.ENTITY);
  }

  @GET
  @Path("$count")
  public Response count() {
    return request.count(BusinessUnitTable.ENTITY);
  }

  @GET
  @Path("{key}")
  public Response one(@PathParam("key") String key) {
    return request.one(key(key));
  }

  @POST
  public Response create(byte[] body) {
    return writes.create(units, body);
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    return writes.patch(units, key(key), body);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return writes.delete(units, key(key));
  }

  @PUT
  @Path("{key}/{property}")
  public Response put(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.put(units, key(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}")
  public Response clear(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.clear(units, key(key), property);
  }

  @PUT
  @Path("{key}/{property}/$ref")
  public Response bind(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.bind(units, key(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}/$ref")
  public Response unbind(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.unbind(units, key(key), property);
  }

  private static RowKey key(String segment) {
    return RowKey.parse(BusinessUnitTable.ENTITY, segment);
  }
}
