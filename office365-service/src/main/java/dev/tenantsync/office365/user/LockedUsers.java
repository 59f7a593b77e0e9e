package dev.tenantsync.office365.user;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Live users in the hands of one change: read with the row locked, and written column by column,
 * both at once and in the caller's transaction. No session knows of them, for that would cost more
 * than the change itself.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LockedUsers {

  private static final List<UserProperty> WRITABLE =
      UserProperties.stored().stream().filter(UserProperty::isWritable).toList();

  private static final int OWN_COLUMNS = 6;

  private static final String SELECT =
      "select id, created_date_time, nullif(proxy_addresses, '{}'), password_hash,"
          + " force_change_password, manager_id, "
          + WRITABLE.stream().map(UserRows::column).collect(Collectors.joining(", "))
          + " from directory_user";

  private static final String LOCK = " for no key update";

  /** PostgreSQL, appendix A: unique_violation. */
  private static final String TAKEN = "23505";

  private final AgroalDataSource database;

  LockedUsers(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * The live user of this id or user principal name, locked until the transaction ends. The lock is
   * taken by the query itself, for between two statements the user may be renamed, deleted or
   * purged.
   */
  public Optional<User> byKey(String key) {
    if (key.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Optional<UUID> id = Users.idIn(key);
    String condition = id.isPresent() ? UserRows.BY_ID : UserRows.BY_NAME;
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(SELECT + condition + LOCK)) {
      query.setObject(1, id.isPresent() ? id.get() : key);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(user(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the user could not be read", e);
    }
  }

  /**
   * Writes these properties as they now are, the password's profile among them.
   *
   * @param names as in the change log
   * @throws dev.tenantsync.office365.error.GraphException if another user bears the name, in any
   *     letter case
   */
  void write(User user, Collection<String> names) {
    List<UserProperty> changed =
        UserProperties.among(names).stream().filter(UserProperty::isWritable).toList();
    List<String> columns = new ArrayList<>(changed.stream().map(UserProperty::column).toList());
    boolean password = names.contains(UserEdits.PASSWORD_PROFILE);
    if (password) {
      columns.addAll(List.of("password_hash", "force_change_password"));
    }
    if (columns.isEmpty()) {
      return;
    }
    update(
        columns,
        update -> {
          int place = 1;
          for (UserProperty property : changed) {
            bind(update, place++, property.get().apply(user));
          }
          if (password) {
            update.setString(place++, user.passwordHash);
            update.setBoolean(place++, user.forceChangePassword);
          }
          update.setObject(place, user.id);
        });
  }

  /** Writes whom a user reports to. */
  void writeManager(UUID userId, @Nullable UUID managerId) {
    update(
        List.of("manager_id"),
        update -> {
          update.setObject(1, managerId, Types.OTHER);
          update.setObject(2, userId);
        });
  }

  private void update(List<String> columns, UserRows.Binding binding) {
    String assignments =
        columns.stream().map(column -> column + " = ?").collect(Collectors.joining(", "));
    String sql = "update directory_user set " + assignments + " where id = ?";
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(sql)) {
      binding.bind(update);
      update.executeUpdate();
    } catch (SQLException e) {
      // The only unique key that changes is the name's.
      if (TAKEN.equals(e.getSQLState())) {
        throw UserRefusals.duplicatePrincipalName();
      }
      throw new IllegalStateException("the user could not be changed", e);
    }
  }

  private static void bind(PreparedStatement update, int place, @Nullable Object value)
      throws SQLException {
    if (value instanceof List<?> texts) {
      update.setArray(place, update.getConnection().createArrayOf("text", texts.toArray()));
    } else if (value instanceof Boolean truth) {
      update.setBoolean(place, truth);
    } else {
      update.setString(place, (String) value);
    }
  }

  private static User user(ResultSet row) throws SQLException {
    User user = new User();
    user.id = row.getObject(1, UUID.class);
    user.createdDateTime = row.getObject(2, OffsetDateTime.class).toInstant();
    user.proxyAddresses = UserRows.texts(row.getArray(3));
    user.passwordHash = row.getString(4);
    user.forceChangePassword = row.getBoolean(5);
    user.managerId = row.getObject(6, UUID.class);
    int column = OWN_COLUMNS;
    for (UserProperty property : WRITABLE) {
      column++;
      if (property.set() != null) {
        property.set().accept(user, UserRows.value(row, column, property.type()));
      }
    }
    return user;
  }
}
