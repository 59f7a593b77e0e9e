package dev.tenantsync.office365.feed;

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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which change made objects and memberships what a page of the feed says of them. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Causes {

  /** The empty name stands for the object's own coming and going. */
  private static final String OF_OBJECTS =
      """
      select distinct on (told.id, changed.property) told.id, changed.property, c.kind,
        c.changed_at, c.actor, c.correlation_id, c.xact::text as xact, c.seq
      from unnest(?::uuid[]) as told (id)
        join change c on c.resource_id = told.id
        cross join lateral unnest(
          case c.kind when 'UPDATED' then c.properties else c.properties || ''::text end)
          as changed (property)
      where c.resource = ? and c.kind not in ('MEMBER_ADDED', 'MEMBER_REMOVED')
        and (c.xact, c.seq) > (?, ?) and c.xact < ?
        and (changed.property = '' or changed.property = any (?::text[]))
      order by told.id, changed.property, c.xact desc, c.seq desc
      """;

  private static final String OF_MEMBERS =
      """
      select distinct on (c.resource_id, c.related_id) c.resource_id as id, c.related_id as related,
        '' as property, c.kind, c.changed_at, c.actor, c.correlation_id, c.xact::text as xact, c.seq
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
   */
  record Cause(
      long xact,
      String change,
      List<String> properties,
      Instant at,
      String actor,
      @Nullable String correlationId) {}

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

  private record Row(UUID id, long xact, long seq) {}

  private final AgroalDataSource database;

  Causes(AgroalDataSource database) {
    this.database = database;
  }

  /** By object; each property stands in the newest change of it. */
  Map<UUID, List<Cause>> ofObjects(Collection<UUID> ids, Reach reach) {
    Map<Row, Cause> causes = new LinkedHashMap<>();
    Map<UUID, List<Cause>> byObject = new HashMap<>();
    read(
        OF_OBJECTS,
        ids,
        reach,
        reach.properties().toArray(),
        rows -> {
          UUID id = rows.getObject("id", UUID.class);
          Row row = new Row(id, xact(rows), rows.getLong("seq"));
          Cause cause = causes.get(row);
          if (cause == null) {
            cause = cause(rows);
            causes.put(row, cause);
            byObject.computeIfAbsent(id, one -> new ArrayList<>()).add(cause);
          }
          if (!rows.getString("property").isEmpty()) {
            cause.properties().add(rows.getString("property"));
          }
        });
    return byObject;
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
        rows.getString("correlation_id"));
  }

  private static long xact(ResultSet rows) throws SQLException {
    return Long.parseUnsignedLong(rows.getString("xact"));
  }
}
