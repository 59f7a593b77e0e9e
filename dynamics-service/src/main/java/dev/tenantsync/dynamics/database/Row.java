package dev.tenantsync.dynamics.database;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row a result stands at, read by column name. */
public final class Row {

  private final ResultSet result;

  Row(ResultSet result) {
    this.result = result;
  }

  public UUID uuid(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  public @Nullable UUID uuidOrNull(String column) throws SQLException {
    return result.getObject(column, UUID.class);
  }

  public String text(String column) throws SQLException {
    return result.getString(column);
  }

  public @Nullable String textOrNull(String column) throws SQLException {
    return result.getString(column);
  }

  public long number(String column) throws SQLException {
    return result.getLong(column);
  }

  public @Nullable Integer integerOrNull(String column) throws SQLException {
    return result.getObject(column, Integer.class);
  }

  public boolean truth(String column) throws SQLException {
    return result.getBoolean(column);
  }

  public @Nullable Boolean truthOrNull(String column) throws SQLException {
    return result.getObject(column, Boolean.class);
  }

  public Instant instant(String column) throws SQLException {
    return result.getObject(column, OffsetDateTime.class).toInstant();
  }

  public @Nullable Instant instantOrNull(String column) throws SQLException {
    OffsetDateTime moment = result.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  /** The elements of an array column; empty where it is null. */
  public List<UUID> uuids(String column) throws SQLException {
    Array array = result.getArray(column);
    return array == null ? List.of() : List.of((UUID[]) array.getArray());
  }

  /** The elements of an array column; empty where it is null. */
  public List<String> texts(String column) throws SQLException {
    Array array = result.getArray(column);
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
