package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.odata.RowEditing.Edited;
import dev.tenantsync.dynamics.web.RequestContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;

/** The requests that write rows, and the answers that every entity set gives alike. */
@RequestScoped
public class RowWrites {

  private final ODataRequest request;
  private final RequestContext context;

  RowWrites(ODataRequest request, RequestContext context) {
    this.request = request;
    this.context = context;
  }

  /** {@code POST /set}. */
  public Response create(RowEditing table, byte[] body) {
    EntityQuery answer = request.written(table.entity());
    UUID id = table.create(JsonBodies.read(body));
    context.wrote();
    return request.created(answer, key(table, id));
  }

  /** {@code PATCH /set(key)}. */
  public Response patch(RowEditing table, RowKey key, byte[] body) {
    EntityQuery answer = request.written(table.entity());
    Edited edited = table.patch(key, JsonBodies.read(body), request.conditions());
    context.wrote();
    return edited.made()
        ? request.created(answer, key(table, edited.id()))
        : request.written(answer, key);
  }

  /** {@code DELETE /set(key)}. */
  public Response delete(RowEditing table, RowKey key) {
    table.delete(key, request.conditions());
    return Response.noContent().build();
  }

  /** {@code PUT /set(key)/column}. */
  public Response put(RowEditing table, RowKey key, String column, byte[] body) {
    table.patch(key, PropertyBody.put(column, body), request.conditions().updating());
    return Response.noContent().build();
  }

  /** {@code DELETE /set(key)/column}. */
  public Response clear(RowEditing table, RowKey key, String column) {
    table.patch(key, PropertyBody.delete(column), request.conditions().updating());
    return Response.noContent().build();
  }

  /** {@code PUT /set(key)/navigation/$ref}. */
  public Response bind(RowEditing table, RowKey key, String navigation, byte[] body) {
    table.patch(key, PropertyBody.bind(navigation, body), request.conditions().updating());
    return Response.noContent().build();
  }

  /** {@code DELETE /set(key)/navigation/$ref}. */
  public Response unbind(RowEditing table, RowKey key, String navigation) {
    table.patch(key, PropertyBody.unbind(navigation), request.conditions().updating());
    return Response.noContent().build();
  }

  private static RowKey key(RowEditing table, UUID id) {
    return new RowKey(table.entity(), Optional.empty(), id);
  }
}
