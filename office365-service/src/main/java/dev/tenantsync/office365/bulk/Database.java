package dev.tenantsync.office365.bulk;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plain JDBC in the caller's transaction, for sets that are too large for entities. */
@ApplicationScoped
class Database {

  private static final int ROWS_AT_ONCE = 1_000;

  /** Makes an object of a row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** A parameter with many values. */
  record Values(String type, Collection<?> values) {}

  private final AgroalDataSource source;

  Database(AgroalDataSource source) {
    this.source = source;
  }

  static Values uuids(Collection<UUID> values) {
    return new Values("uuid", values);
  }

  static Values texts(Collection<String> values) {
    return new Values("text", values);
  }

  static Values integers(Collection<Integer> values) {
    return new Values("int4", values);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * Runs a statement.
   *
   * @return how many rows it wrote
   */
  int update(String sql, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... parameters) {
    List<T> rows = new ArrayList<>();
    each(sql, reader, rows::add, parameters);
    return rows;
  }

  /** Hands over row by row and holds but some of them. */
  <T> void each(
      String sql, RowReader<T> reader, Consumer<T> action, @Nullable Object... parameters) {
    try (Connection connection = source.getConnection();
        PreparedStatement statement = prepared(connection, sql, parameters)) {
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          action.accept(reader.read(rows));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement prepared(
      Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, bound(connection, parameters[i]));
    }
    return statement;
  }

  private static @Nullable Object bound(Connection connection, @Nullable Object parameter)
      throws SQLException {
    if (parameter instanceof Values many) {
      return connection.createArrayOf(many.type(), many.values().toArray());
    }
    return parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter;
  }
}
