package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.database.Database;
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
  private final Database database;

  RowWrites(ODataRequest request, RequestContext context, Database database) {
    this.request = request;
    this.context = context;
    this.database = database;
  }

  /** {@code POST /set}. */
  public Response create(RowEditing table, byte[] body) {
    EntityQuery answer = request.written(table.entity());
    UUID id = table.create(JsonBodies.read(body));
    wrote();
    return request.created(answer, key(table, id));
  }

  /** {@code PATCH /set(key)}. */
  public Response patch(RowEditing table, RowKey key, byte[] body) {
    EntityQuery answer = request.written(table.entity());
    Edited edited = table.patch(key, JsonBodies.read(body), request.conditions());
    wrote();
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

  /** Within a transaction, as that of a change set, nothing stands until that is committed. */
  private void wrote() {
    if (!database.inTransaction()) {
      context.wrote();
    }
  }

  private static RowKey key(RowEditing table, UUID id) {
    return new RowKey(table.entity(), Optional.empty(), id);
  }
}
