package dev.tenantsync.dynamics.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The row a result stands at, read by column name. */
public final class Row {

  private final ResultSet result;

  /** What arrays were read as: of thousands of rows nearly all hold the same few. */
  private final Map<String, List<UUID>> uuids = new HashMap<>();

  private final Map<String, List<String>> texts = new HashMap<>();

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

  public double real(String column) throws SQLException {
    return result.getDouble(column);
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
    return elements(column, uuids, UUID[].class);
  }

  /** The elements of an array column; empty where it is null. */
  public List<String> texts(String column) throws SQLException {
    return elements(column, texts, String[].class);
  }

  private <T> List<T> elements(String column, Map<String, List<T>> known, Class<T[]> type)
      throws SQLException {
    String told = result.getString(column);
    if (told == null) {
      return List.of();
    }
    List<T> elements = known.get(told);
    if (elements == null) {
      elements = List.of(type.cast(result.getArray(column).getArray()));
      known.put(told, elements);
    }
    return elements;
  }
}
