package dev.tenantsync.office365.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Users who come in large numbers: judged one by one by the rules of {@link UserRegistry}, stored
 * in one statement, for entities would take many times as long.
 */
@ApplicationScoped
public class NewUsers {

  private static final List<UserProperty> STORED = UserProperties.stored();

  private static final String COLUMNS =
      Stream.concat(
              STORED.stream().map(UserProperty::column),
              Stream.of("password_hash", "force_change_password"))
          .collect(Collectors.joining(", "));

  private static final String INSERT =
      """
      insert into directory_user (%1$s)
      select %1$s from jsonb_populate_recordset(null::directory_user, ?::jsonb) order by id
      on conflict do nothing returning id
      """
          .formatted(COLUMNS);

  private static final String TAKEN =
      """
      select x.id from unnest(?::uuid[], ?::text[]) as x(id, name)
      where exists (select from directory_user u
                    where u.id = x.id or lower(u.user_principal_name) = x.name)
      """;

  /** Graph's refusal of a name that is borne already. */
  public static GraphException taken() {
    return UserRefusals.duplicatePrincipalName();
  }

  private final PrincipalNames names;
  private final Passwords passwords;
  private final AgroalDataSource database;
  private final ObjectMapper json;
  private final Clock clock;

  @Inject
  NewUsers(
      PrincipalNames names,
      Passwords passwords,
      AgroalDataSource database,
      ObjectMapper json,
      Clock clock) {
    this.names = names;
    this.passwords = passwords;
    this.database = database;
    this.json = json;
    this.clock = clock;
  }

  /**
   * A user of an edit, not stored yet. Hashes the password if there is one: slow by design, so
   * never inside a transaction.
   *
   * @throws GraphException if the password is too weak
   */
  public User of(UserEdit edit, Optional<UUID> id) {
    User user = new User();
    user.id = id.orElseGet(UUID::randomUUID);
    user.createdDateTime = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    edit.password()
        .ifPresent(wanted -> UserRegistry.requireAcceptable(wanted, edit.allowsWeakPassword(null)));
    user.passwordHash =
        edit.password()
            .flatMap(UserEdit.PasswordEdit::text)
            .map(passwords::hash)
            .orElse(Passwords.NONE);
    user.forceChangePassword =
        edit.password().flatMap(UserEdit.PasswordEdit::mustChange).orElse(false);
    edit.applyTo(user);
    return user;
  }

  /**
   * Refuses a name that no live user may bear; its domain stays verified until the caller's
   * transaction ends.
   *
   * @throws GraphException naming the property
   */
  public void requireName(User user) {
    names.require(user.userPrincipalName);
  }

  /** The name that a deleted user had before. */
  public static String nameBeforeDeletion(UUID id, String name) {
    return PrincipalName.original(id, name);
  }

  /**
   * Makes this a user in deleted items, who bears the name that such users bear.
   *
   * @throws GraphException if the original name is malformed; its domain may be gone by now
   */
  public void lieInDeletedItems(User user, Instant deleted) {
    if (!PrincipalName.isWellFormed(user.userPrincipalName)) {
      throw UserRefusals.invalidPrincipalName();
    }
    user.userPrincipalName = PrincipalName.whileDeleted(user.id, user.userPrincipalName);
    user.deletedDateTime = deleted;
  }

  /** What the change log keeps of a new user. */
  public Change created(User user) {
    Change change = Change.of(Change.Resource.USER, user.id, Change.Kind.CREATED);
    UserRegistry.note(change, Map.of(), UserProperties.valuesOf(user));
    return change;
  }

  /**
   * Stores these users in the caller's transaction.
   *
   * @return the ids of those stored; left out are those whose id or name another user has
   */
  public Set<UUID> insert(Collection<User> users) {
    if (users.isEmpty()) {
      return Set.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setString(1, json.writeValueAsString(users.stream().map(NewUsers::row).toList()));
      return ids(insert);
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the users could not be stored", e);
    }
  }

  /** Takes back users that this transaction stored. */
  public void remove(Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from directory_user where id = any(?)")) {
      delete.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the users could not be taken back", e);
    }
  }

  /** The ids of those of these users whose id or name another user has. */
  public Set<UUID> taken(Collection<User> users) {
    if (users.isEmpty()) {
      return Set.of();
    }
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(TAKEN)) {
      query.setArray(
          1, connection.createArrayOf("uuid", users.stream().map(user -> user.id).toArray()));
      query.setArray(
          2, connection.createArrayOf("text", users.stream().map(NewUsers::nameKey).toArray()));
      return ids(query);
    } catch (SQLException e) {
      throw new IllegalStateException("the users' names could not be looked up", e);
    }
  }

  /** The name as the directory compares it. */
  public static String nameKey(User user) {
    return user.userPrincipalName.toLowerCase(Locale.ROOT);
  }

  private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      Set<UUID> ids = new HashSet<>();
      while (rows.next()) {
        ids.add(rows.getObject(1, UUID.class));
      }
      return ids;
    }
  }

  private static Map<String, @Nullable Object> row(User user) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    for (UserProperty property : STORED) {
      Object value = property.get().apply(user);
      row.put(property.column(), value instanceof Instant instant ? instant.toString() : value);
    }
    row.put("password_hash", user.passwordHash);
    row.put("force_change_password", user.forceChangePassword);
    return row;
  }
}
