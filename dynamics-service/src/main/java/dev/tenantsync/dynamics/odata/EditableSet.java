package dev.tenantsync.dynamics.odata;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** An entity set that clients write, too: whole rows, and their columns one at a time. */
public abstract class EditableSet extends AddressableSet {

  final RowWrites writes;
  final RowEditing table;

  protected EditableSet(
      ODataRequest request, PropertyRequest properties, RowWrites writes, RowEditing table) {
    super(request, properties, table.entity());
    this.writes = writes;
    this.table = table;
  }

  @POST
  public Response create(byte[] body) {
    return writes.create(table, body);
  }

  @PATCH
  @Path("{key}")
  public Response patch(@PathParam("key") String key, byte[] body) {
    return writes.patch(table, row(key), body);
  }

  @DELETE
  @Path("{key}")
  public Response delete(@PathParam("key") String key) {
    return writes.delete(table, row(key));
  }

  @PUT
  @Path("{key}/{property}")
  public Response put(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.put(table, row(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}")
  public Response clear(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.clear(table, row(key), property);
  }
}
