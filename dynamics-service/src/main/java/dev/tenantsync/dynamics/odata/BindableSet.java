package dev.tenantsync.dynamics.odata;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** An entity set whose lookups clients bind one at a time. */
public abstract class BindableSet extends EditableSet {

  protected BindableSet(
      ODataRequest request, PropertyRequest properties, RowWrites writes, RowEditing table) {
    super(request, properties, writes, table);
  }

  @PUT
  @Path("{key}/{property}/$ref")
  public Response bind(
      @PathParam("key") String key, @PathParam("property") String property, byte[] body) {
    return writes.bind(table, row(key), property, body);
  }

  @DELETE
  @Path("{key}/{property}/$ref")
  public Response unbind(@PathParam("key") String key, @PathParam("property") String property) {
    return writes.unbind(table, row(key), property);
  }
}
