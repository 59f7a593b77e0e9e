package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.web.Actor;
import dev.tenantsync.office365.web.RequestContext;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The append-only log of changes: the feed's source and the audit trail. {@link #append} is the one
 * way in, and must be called inside the transaction that makes the change.
 */
@ApplicationScoped
public class ChangeLog {

  private static final String INSERT =
      """
      insert into change (resource, resource_id, related_id, kind, properties, old_values, new_values,
                          actor, correlation_id, trace_parent)
      values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?)
      """;

  /** The same, answering where the feed stands once the transaction has committed. */
  private static final String INSERT_LAST =
      INSERT + "returning " + LogIdentity.EPOCH + " || '.' || xact";

  private static final String INSERT_ALIKE =
      """
      insert into change (resource, resource_id, related_id, kind, properties, old_values, new_values,
                          actor, correlation_id, trace_parent)
      select ?, unnest(?::uuid[]), ?::uuid, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?
      """;

  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final RequestContext request;
  private final WriteNotes notes;
  private final Event<ChangesAppended> appended;

  @Inject
  ChangeLog(
      AgroalDataSource database,
      ObjectMapper json,
      RequestContext request,
      WriteNotes notes,
      Event<ChangesAppended> appended) {
    this.database = database;
    this.json = json;
    this.request = request;
    this.notes = notes;
    this.appended = appended;
  }

  /**
   * Appends one change in the caller's transaction; a change in which nothing differs is left out.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(Change change) {
    append(List.of(change));
  }

  /** Appends changes in the caller's transaction, in this order. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(List<Change> changes) {
    List<Change> real = changes.stream().filter(change -> !change.isEmpty()).toList();
    if (real.isEmpty()) {
      return;
    }
    // Only a request is told, by the last row of it.
    int told = RequestContext.isInHand() ? 1 : 0;
    try (Connection connection = database.getConnection()) {
      insert(connection, real.subList(0, real.size() - told));
      if (told > 0) {
        insertLast(connection, real.get(real.size() - 1));
      }
      appended.fire(new ChangesAppended());
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the change log could not be written", e);
    }
  }

  private void insert(Connection connection, List<Change> changes)
      throws SQLException, JsonProcessingException {
    if (changes.isEmpty()) {
      return;
    }
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (Change change : changes) {
        bind(insert, change);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void insertLast(Connection connection, Change change)
      throws SQLException, JsonProcessingException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT_LAST)) {
      bind(insert, change);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        notes.note(row.getString(1));
      }
    }
  }

  /**
   * Appends one change for each of these objects in one statement, equal but for the object, in the
   * caller's transaction. For changes that touch many at once, such as all holders of a product;
   * keep the transaction short, it holds back the feed.
   *
   * @param alike the change of any one of them
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appendAlike(Change alike, List<UUID> resourceIds) {
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT_ALIKE)) {
      bind(insert, alike);
      insert.setArray(2, connection.createArrayOf("uuid", resourceIds.toArray()));
      insert.executeUpdate();
      noteSyncToken(connection);
      appended.fire(new ChangesAppended());
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the change log could not be written", e);
    }
  }

  private void bind(PreparedStatement insert, Change change)
      throws SQLException, JsonProcessingException {
    Origin origin = origin();
    insert.setString(1, change.resource().name());
    insert.setObject(2, change.resourceId());
    insert.setObject(3, change.relatedId());
    insert.setString(4, change.kind().name());
    insert.setArray(
        5, insert.getConnection().createArrayOf("text", change.after().keySet().toArray()));
    insert.setString(6, values(change.before()));
    insert.setString(7, values(change.after()));
    insert.setString(8, origin.actor());
    insert.setString(9, origin.correlationId());
    insert.setString(10, origin.traceParent());
  }

  private @Nullable String values(Map<String, @Nullable Object> values)
      throws JsonProcessingException {
    return values.isEmpty() ? null : json.writeValueAsString(values);
  }

  private void noteSyncToken(Connection connection) throws SQLException {
    if (!RequestContext.isInHand()) {
      return;
    }
    try (PreparedStatement query =
            connection.prepareStatement(
                "select " + LogIdentity.EPOCH + " || '.' || pg_current_xact_id()");
        var row = query.executeQuery()) {
      row.next();
      notes.note(row.getString(1));
    }
  }

  private Origin origin() {
    return RequestContext.isInHand()
        ? new Origin(request.actor(), request.clientRequestId(), request.traceParent())
        : new Origin(Actor.SYSTEM, null, null);
  }

  private record Origin(
      String actor, @Nullable String correlationId, @Nullable String traceParent) {}
}
