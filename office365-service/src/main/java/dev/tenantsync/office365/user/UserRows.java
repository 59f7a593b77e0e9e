package dev.tenantsync.office365.user;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads users to be shown, no more of them than is shown and without an entity each: a feed tells
 * of a million. Sees nothing that the caller's transaction has not flushed.
 */
@ApplicationScoped
public class UserRows {

  private static final String SELECT =
      "select id, deleted_date_time is not null%s from directory_user";
  private static final int OWN_COLUMNS = 2;
  private static final String BEHIND =
      " where id > ? and deleted_date_time is null order by id limit ?";
  private static final String SOME_BEHIND =
      " where id > ? and deleted_date_time is null and id = any (?) order by id limit ?";
  private static final String AMONG = " where id = any (?)";
  static final String BY_ID = " where id = ? and deleted_date_time is null";
  static final String BY_NAME =
      " where lower(user_principal_name) = lower(?) and deleted_date_time is null";

  private final AgroalDataSource database;

  UserRows(AgroalDataSource database) {
    this.database = database;
  }

  /** Up to {@code limit} live users, in the order of their ids. */
  public List<UserRow> behind(UUID after, int limit, Collection<String> properties) {
    return read(
        BEHIND,
        properties,
        query -> {
          query.setObject(1, after);
          query.setInt(2, limit);
        });
  }

  /** As {@link #behind}, of these users. */
  public List<UserRow> behind(
      UUID after, Collection<UUID> ids, int limit, Collection<String> properties) {
    return read(
        SOME_BEHIND,
        properties,
        query -> {
          query.setObject(1, after);
          query.setArray(2, array(query, ids));
          query.setInt(3, limit);
        });
  }

  /** Those of these users that exist, deleted ones too, in no order. */
  public List<UserRow> among(Collection<UUID> ids, Collection<String> properties) {
    return read(AMONG, properties, query -> query.setArray(1, array(query, ids)));
  }

  /** The live user of this id or user principal name; deleted ones are not found. */
  Optional<UserRow> byKey(String key, Collection<String> properties) {
    if (key.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return Users.idIn(key)
        .map(id -> read(BY_ID, properties, query -> query.setObject(1, id)))
        .orElseGet(() -> read(BY_NAME, properties, query -> query.setString(1, key)))
        .stream()
        .findFirst();
  }

  private List<UserRow> read(String condition, Collection<String> properties, Binding binding) {
    List<UserProperty> shown = UserProperties.among(properties);
    String columns =
        shown.stream().map(property -> ", " + column(property)).collect(Collectors.joining());
    try (Connection connection = database.getConnection();
        PreparedStatement query =
            connection.prepareStatement(SELECT.formatted(columns) + condition)) {
      binding.bind(query);
      List<UserRow> found = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          found.add(row(rows, shown));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException("users could not be read", e);
    }
  }

  /** Sets the parameters of a statement. */
  interface Binding {
    void bind(PreparedStatement query) throws SQLException;
  }

  private static Array array(PreparedStatement query, Collection<UUID> ids) throws SQLException {
    return query.getConnection().createArrayOf("uuid", ids.toArray());
  }

  /** Few users have lists, and reading an empty one costs more than a null. */
  static String column(UserProperty property) {
    return switch (property.type()) {
      case TEXT_LIST -> "nullif(" + property.column() + ", '{}')";
      case BOOLEAN -> property.isStored() ? property.column() : "null::boolean";
      case TEXT, TIMESTAMP, GUID -> property.column();
    };
  }

  private static UserRow row(ResultSet rows, List<UserProperty> shown) throws SQLException {
    @Nullable Object[] values = new Object[shown.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(rows, i + 1 + OWN_COLUMNS, shown.get(i).type());
    }
    return new UserRow(rows.getObject(1, UUID.class), rows.getBoolean(2), values);
  }

  static @Nullable Object value(ResultSet rows, int column, UserProperty.ValueType type)
      throws SQLException {
    return switch (type) {
      case TEXT -> rows.getString(column);
      case BOOLEAN -> rows.getObject(column, Boolean.class);
      case GUID -> rows.getObject(column, UUID.class);
      case TIMESTAMP -> instant(rows.getObject(column, OffsetDateTime.class));
      case TEXT_LIST -> texts(rows.getArray(column));
    };
  }

  private static @Nullable Object instant(@Nullable OffsetDateTime moment) {
    return moment == null ? null : moment.toInstant();
  }

  static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((String[]) array.getArray());
  }
}
