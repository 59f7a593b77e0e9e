package dev.tenantsync.office365.feed;

import dev.tenantsync.bootstrap.trace.TraceParent;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which change made objects and memberships what a page of the feed says of them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Causes {

  /** One row a change: which of them is the newest of a property is found on the way. */
  private static final String OF_OBJECTS =
      """
      select c.resource_id as id, c.properties, c.kind, c.changed_at, c.actor, c.correlation_id,
        c.trace_parent, c.xact::text as xact, c.seq
      from unnest(?::uuid[]) as told (id)
        join change c on c.resource_id = told.id
      where c.resource = ? and c.kind not in ('MEMBER_ADDED', 'MEMBER_REMOVED')
        and (c.xact, c.seq) > (?, ?) and c.xact < ?
        and (c.kind <> 'UPDATED' or c.properties && ?::text[])
      order by c.resource_id, c.xact desc, c.seq desc
      """;

  /** Rows in memory at once: objects may have changed any number of times. */
  private static final int FETCHED = 2_000;

  private static final String UPDATED = "updated";

  private static final String OF_MEMBERS =
      """
      select distinct on (c.resource_id, c.related_id) c.resource_id as id, c.related_id as related,
        c.kind, c.changed_at, c.actor, c.correlation_id, c.trace_parent, c.xact::text as xact, c.seq
      from unnest(?::uuid[]) as told (id)
        join change c on c.resource_id = told.id
      where c.resource = ? and c.kind in ('MEMBER_ADDED', 'MEMBER_REMOVED')
        and (c.xact, c.seq) > (?, ?) and c.xact < ? and c.related_id = any (?::uuid[])
      order by c.resource_id, c.related_id, c.xact desc, c.seq desc
      """;

  /**
   * A change, as the newest of the properties named.
   *
   * @param change what happened: created, updated, deleted, restored, purged, member_added or
   *     member_removed
   * @param properties whose newest change it is; none where it is the object that came or went
   * @param correlationId null where the change came with none
   * @param traceParent of the request that made it, as W3C writes it; null where none was traced
   */
  record Cause(
      long xact,
      String change,
      List<String> properties,
      Instant at,
      String actor,
      @Nullable String correlationId,
      @Nullable String traceParent) {}

  /**
   * Between which rows of the log causes are looked for.
   *
   * @param fence exclusive
   * @param properties that the reader follows
   */
  record Reach(
      Change.Resource resource,
      UUID epoch,
      Since since,
      long fence,
      Collection<String> properties) {}

  /** A place in the log, exclusive; zeros for its beginning. */
  record Since(long xact, long seq) {}

  /** The object's own coming and going, among the names of properties. */
  private static final String ITSELF = "";

  private final AgroalDataSource database;

  Causes(AgroalDataSource database) {
    this.database = database;
  }

  /** By object; each property stands in the newest change of it, and they in their order. */
  Map<UUID, List<Cause>> ofObjects(Collection<UUID> ids, Reach reach) {
    Set<String> followed = Set.copyOf(reach.properties());
    Map<UUID, Newest> newest = new HashMap<>();
    read(
        OF_OBJECTS,
        ids,
        reach,
        reach.properties().toArray(),
        rows ->
            newest
                .computeIfAbsent(rows.getObject("id", UUID.class), id -> new Newest())
                .meet(cause(rows), (String[]) rows.getArray("properties").getArray(), followed));
    Map<UUID, List<Cause>> byObject = new HashMap<>();
    newest.forEach((id, found) -> byObject.put(id, found.inOrder()));
    return byObject;
  }

  /** The changes of one object, met from the newest back. */
  private static final class Newest {

    private final Set<String> met = new HashSet<>();
    private final List<Cause> causes = new ArrayList<>();

    void meet(Cause cause, String[] changed, Set<String> followed) {
      List<String> names = cause.properties();
      if (!cause.change().equals(UPDATED) && met.add(ITSELF)) {
        names.add(ITSELF);
      }
      for (String property : changed) {
        if (followed.contains(property) && met.add(property)) {
          names.add(property);
        }
      }
      if (!names.isEmpty()) {
        causes.add(cause);
      }
    }

    List<Cause> inOrder() {
      causes.forEach(cause -> cause.properties().sort(null));
      causes.sort(Comparator.comparing(cause -> cause.properties().get(0)));
      causes.forEach(cause -> cause.properties().remove(ITSELF));
      return causes;
    }
  }

  /** By membership: the change that made it, or ended it. */
  Map<Membered.Link, Cause> ofMembers(
      Collection<UUID> wholes, Collection<UUID> members, Reach reach) {
    Map<Membered.Link, Cause> causes = new HashMap<>();
    read(
        OF_MEMBERS,
        wholes,
        reach,
        members.toArray(),
        rows ->
            causes.put(
                new Membered.Link(
                    rows.getObject("id", UUID.class), rows.getObject("related", UUID.class)),
                cause(rows)));
    return causes;
  }

  /** What is done with each row found. */
  private interface RowUse {
    void accept(ResultSet rows) throws SQLException;
  }

  private void read(String sql, Collection<UUID> ids, Reach reach, Object[] narrowing, RowUse use) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      query.setString(2, reach.resource().name());
      query.setObject(3, Long.toUnsignedString(reach.since().xact()), Types.OTHER);
      query.setLong(4, reach.since().seq());
      query.setObject(5, Long.toUnsignedString(reach.fence()), Types.OTHER);
      query.setArray(6, connection.createArrayOf("text", narrowing));
      query.setFetchSize(FETCHED);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          use.accept(rows);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the change log could not be read", e);
    }
  }

  private static Cause cause(ResultSet rows) throws SQLException {
    return new Cause(
        xact(rows),
        rows.getString("kind").toLowerCase(Locale.ROOT),
        new ArrayList<>(),
        rows.getObject("changed_at", OffsetDateTime.class).toInstant(),
        rows.getString("actor"),
        rows.getString("correlation_id"),
        // Older versions wrote whatever the client had sent.
        TraceParent.read(rows.getString("trace_parent")));
  }

  private static long xact(ResultSet rows) throws SQLException {
    return Long.parseUnsignedLong(rows.getString("xact"));
  }
}
