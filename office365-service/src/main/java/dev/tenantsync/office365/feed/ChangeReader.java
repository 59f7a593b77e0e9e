package dev.tenantsync.office365.feed;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the change log in its one true order, (xact, seq), and only behind the fence. All reads of
 * a page share one REPEATABLE READ transaction, hence one fence.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ChangeReader {

  /** Rows looked at for one page, however few of them the reader follows. */
  static final int WINDOW = 1_000;

  private static final String BEGIN = "set transaction isolation level repeatable read, read only";

  private static final String SNAPSHOT =
      """
      with fence as (select pg_snapshot_xmin(pg_current_snapshot()) as fence)
      select feed.epoch, fence.fence::text, newest.xact::text, newest.seq, newest.nonce,
             %s as at_home
      from fence
      cross join feed
      cross join lateral (
        select xact, seq, nonce from change where xact < fence.fence
        order by xact desc, seq desc limit 1) newest
      """
          .formatted(LogIdentity.AT_HOME);

  private static final String PRESENT =
      "select 1 from change where xact = ? and seq = ? and nonce = ?";

  private static final String REACHED =
      "select 1 from change where (xact, seq) <= (?, ?) order by xact, seq limit 1";

  /**
   * The resource stands in both row comparisons and nowhere else, so that its own index is entered
   * at the position. Beside an equality, the lower one would be checked entry by entry, from the
   * resource's first change on. The last condition follows from the first, and tells the planner
   * how little is left; other indexes that begin with the resource know nothing of it. The order
   * names the table's columns, because the selected transaction is a text, and "10" sorts before
   * "9".
   */
  static final String AFTER =
      """
      select xact::text, seq, nonce, resource_id, related_id, kind, properties,
             (cardinality(?::uuid[]) = 0 or resource_id = any (?))
             and case kind
                   when 'UPDATED' then properties && ?::text[]
                   when 'MEMBER_ADDED' then 'members' = any (?::text[])
                   when 'MEMBER_REMOVED' then 'members' = any (?::text[])
                   else true
                 end as tracked
      from change
      where (resource, xact, seq) > (?, ?, ?) and (resource, xact) < (?, ?) and xact >= ?
      order by change.resource, change.xact, change.seq
      limit ?
      """;

  private final AgroalDataSource database;

  ChangeReader(AgroalDataSource database) {
    this.database = database;
  }

  /** Turns the transaction, which must be new, into one that sees a single moment. */
  LogSnapshot begin() {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(BEGIN);
      try (ResultSet row = statement.executeQuery(SNAPSHOT)) {
        if (!row.next()) {
          throw new IllegalStateException("the change log has no first row");
        }
        LogPosition newest =
            new LogPosition(uuid(row, 1), xact(row, 3), row.getLong(4), uuid(row, 5));
        return new LogSnapshot(newest, xact(row, 2), row.getBoolean(6));
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Whether the log still holds exactly this row. */
  boolean holds(LogPosition position) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(PRESENT)) {
      setXact(query, 1, position.xact());
      query.setLong(2, position.seq());
      query.setObject(3, position.nonce());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Whether the log still holds any row up to this one, whichever row has its numbers now. */
  boolean reaches(LogPosition position) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(REACHED)) {
      setXact(query, 1, position.xact());
      query.setLong(2, position.seq());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** The next rows of a resource behind the fence, at most {@link #WINDOW}. */
  List<ChangeRow> after(
      LogPosition position, LogSnapshot snapshot, Change.Resource resource, Follow follow) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(AFTER)) {
      var ids = connection.createArrayOf("uuid", follow.ids().toArray());
      var properties = connection.createArrayOf("text", follow.properties().toArray());
      query.setArray(1, ids);
      query.setArray(2, ids);
      query.setArray(3, properties);
      query.setArray(4, properties);
      query.setArray(5, properties);
      query.setString(6, resource.name());
      setXact(query, 7, position.xact());
      query.setLong(8, position.seq());
      query.setString(9, resource.name());
      setXact(query, 10, snapshot.fence());
      setXact(query, 11, position.xact());
      query.setInt(12, WINDOW);
      try (ResultSet rows = query.executeQuery()) {
        return read(rows, position.epoch());
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** What a reader follows, every name spelt out; no ids means all objects. */
  record Follow(Collection<String> properties, Collection<UUID> ids) {}

  private static List<ChangeRow> read(ResultSet rows, UUID epoch) throws SQLException {
    List<ChangeRow> read = new ArrayList<>();
    while (rows.next()) {
      read.add(
          new ChangeRow(
              new LogPosition(epoch, xact(rows, 1), rows.getLong(2), uuid(rows, 3)),
              uuid(rows, 4),
              Optional.ofNullable(rows.getObject(5, UUID.class)),
              Change.Kind.valueOf(rows.getString(6)),
              List.of((String[]) rows.getArray(7).getArray()),
              rows.getBoolean(8)));
    }
    return read;
  }

  private static void setXact(PreparedStatement query, int index, long xact) throws SQLException {
    // JDBC has no name for xid8; an untyped text lets the server read it as one.
    query.setObject(index, Long.toUnsignedString(xact), Types.OTHER);
  }

  private static long xact(ResultSet row, int column) throws SQLException {
    return Long.parseUnsignedLong(row.getString(column));
  }

  private static UUID uuid(ResultSet row, int column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  private static IllegalStateException unreadable(SQLException cause) {
    return new IllegalStateException("the change log could not be read", cause);
  }
}
