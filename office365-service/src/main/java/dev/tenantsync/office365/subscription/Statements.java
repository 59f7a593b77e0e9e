package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.LogPosition;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs this room's SQL in the caller's transaction, or each statement in its own. */
@ApplicationScoped
class Statements {

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final AgroalDataSource database;

  Statements(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * @param values a position counts for four: epoch, xact, seq, nonce; a list of texts is an array
   * @return how many rows were written
   */
  int update(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = bound(connection, sql, values)) {
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("subscriptions could not be written", e);
    }
  }

  /** As {@link #update}, for statements that answer rows. */
  <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = bound(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> read = new ArrayList<>();
      while (rows.next()) {
        read.add(reader.read(rows));
      }
      return read;
    } catch (SQLException e) {
      throw new IllegalStateException("subscriptions could not be read", e);
    }
  }

  private static PreparedStatement bound(
      Connection connection, String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    int next = 1;
    for (Object value : values) {
      if (value instanceof LogPosition position) {
        statement.setObject(next++, position.epoch());
        statement.setObject(next++, Long.toUnsignedString(position.xact()), Types.OTHER);
        statement.setLong(next++, position.seq());
        statement.setObject(next++, position.nonce());
      } else if (value instanceof List<?> texts) {
        statement.setArray(next++, connection.createArrayOf("text", texts.toArray()));
      } else {
        Object plain = value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
        statement.setObject(next++, plain);
      }
    }
    return statement;
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  static LogPosition position(ResultSet row) throws SQLException {
    return new LogPosition(
        uuid(row, "epoch"),
        Long.parseUnsignedLong(row.getString("xact")),
        row.getLong("seq"),
        uuid(row, "nonce"));
  }
}
