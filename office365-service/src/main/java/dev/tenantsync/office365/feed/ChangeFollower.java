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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The change log for those who follow it without a token, in its one true order and only behind the
 * fence. Each read is a transaction of its own.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class ChangeFollower {

  /** Row comparisons at both ends of an index, and no equality: see {@link ChangeReader#AFTER}. */
  private static final String OF_ALL =
      """
      select xact::text, seq, nonce, resource_id, kind, changed_at
      from change
      where (resource, xact, seq) > (?, ?, ?) and (resource, xact) < (?, ?) and xact >= ?
      order by change.resource, change.xact, change.seq limit ?
      """;

  private static final String OF_ONE =
      """
      select xact::text, seq, nonce, resource_id, kind, changed_at
      from change
      where (resource_id, xact, seq) > (?, ?, ?) and (resource_id, xact) < (?, ?) and xact >= ?
        and resource = ?
      order by change.resource_id, change.xact, change.seq limit ?
      """;

  /** Changes of every object of a kind, or of one. */
  public record Scope(Change.Resource resource, Optional<UUID> object) {}

  /** That an object changed, when, and how. */
  public record Entry(LogPosition position, UUID id, Change.Kind kind, Instant at) {}

  /**
   * The changes behind a position.
   *
   * @param lost whether the log does not hold the position any more, so that changes may be missing
   * @param entries at most as many as asked for; none if lost
   * @param newest the newest row that could be read
   */
  public record Reading(boolean lost, List<Entry> entries, LogPosition newest) {}

  private final AgroalDataSource database;
  private final ChangeReader log;

  ChangeFollower(AgroalDataSource database, ChangeReader log) {
    this.database = database;
    this.log = log;
  }

  /** Where the log stands: the newest row that can be read. */
  public LogPosition newest() {
    return log.begin().newest();
  }

  /** Reads up to this many changes behind a position. */
  public Reading after(LogPosition position, Scope scope, int limit) {
    LogSnapshot snapshot = log.begin();
    LogPosition newest = snapshot.newest();
    boolean lost = !position.epoch().equals(newest.epoch()) || !log.holds(position);
    return lost
        ? new Reading(true, List.of(), newest)
        : new Reading(false, read(position, snapshot, scope, limit), newest);
  }

  private List<Entry> read(LogPosition position, LogSnapshot snapshot, Scope scope, int limit) {
    String sql = scope.object().isPresent() ? OF_ONE : OF_ALL;
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      Object within = scope.object().<Object>map(id -> id).orElse(scope.resource().name());
      int next = 1;
      query.setObject(next++, within);
      String since = Long.toUnsignedString(position.xact());
      query.setObject(next++, since, Types.OTHER);
      query.setLong(next++, position.seq());
      query.setObject(next++, within);
      query.setObject(next++, Long.toUnsignedString(snapshot.fence()), Types.OTHER);
      query.setObject(next++, since, Types.OTHER);
      if (scope.object().isPresent()) {
        query.setString(next++, scope.resource().name());
      }
      query.setInt(next, limit);
      try (ResultSet rows = query.executeQuery()) {
        return entries(rows, position.epoch());
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the change log could not be read", e);
    }
  }

  private static List<Entry> entries(ResultSet rows, UUID epoch) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    while (rows.next()) {
      LogPosition position =
          new LogPosition(
              epoch,
              Long.parseUnsignedLong(rows.getString(1)),
              rows.getLong(2),
              rows.getObject(3, UUID.class));
      entries.add(
          new Entry(
              position,
              rows.getObject(4, UUID.class),
              Change.Kind.valueOf(rows.getString(5)),
              rows.getObject(6, OffsetDateTime.class).toInstant()));
    }
    return entries;
  }
}
