package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.user.UserEdit.PasswordEdit;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Creates users and changes their properties. Passwords are hashed before the transaction begins,
 * for that takes long and a row lock holds back the feed.
 */
@ApplicationScoped
public class UserRegistry {

  private final Users users;
  private final LockedUsers locked;
  private final PrincipalNames names;
  private final Passwords passwords;
  private final List<UserFacet> facets;
  private final Managers managers;
  private final ChangeLog changes;
  private final Clock clock;

  UserRegistry(
      Users users,
      LockedUsers locked,
      PrincipalNames names,
      Passwords passwords,
      @All List<UserFacet> facets,
      Managers managers,
      ChangeLog changes,
      Clock clock) {
    this.users = users;
    this.locked = locked;
    this.names = names;
    this.passwords = passwords;
    this.facets = facets;
    this.managers = managers;
    this.changes = changes;
    this.clock = clock;
  }

  /** Creates a user of an edit that names all that is required. */
  public User create(UserEdit edit) {
    PasswordEdit password = edit.password().orElseThrow();
    requireAcceptable(password, edit.allowsWeakPassword(null));
    User user = new User();
    user.id = UUID.randomUUID();
    user.createdDateTime = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    user.passwordHash = passwords.hash(password.text().orElseThrow());
    user.forceChangePassword = password.mustChange().orElse(false);
    edit.applyTo(user);
    Change change = Change.of(Change.Resource.USER, user.id, Change.Kind.CREATED);
    note(change, Map.of(), UserProperties.valuesOf(user));
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              edit.manager().ifPresent(manager -> users.lockInOrder(List.of(manager)));
              names.require(user.userPrincipalName);
              users.persist(user);
              names.flushUnique();
              changes.append(change);
              edit.manager().ifPresent(manager -> managers.assign(user, manager));
            });
    return user;
  }

  /**
   * Changes the live user of this id or user principal name.
   *
   * @throws GraphException not found, or a refusal
   */
  void change(String key, UserEdit edit) {
    Optional<PasswordEdit> password = edit.password();
    password.ifPresent(wanted -> requireAcceptable(wanted, true));
    Optional<String> hash = password.flatMap(PasswordEdit::text).map(passwords::hash);
    QuarkusTransaction.joiningExisting().run(() -> change(key, edit, hash));
  }

  private void change(String key, UserEdit edit, Optional<String> hash) {
    edit.manager().ifPresent(manager -> managers.lock(key, manager));
    User user = locked.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    if (user.accountEnabled && edit.disables()) {
      facets.forEach(facet -> facet.leaving(user));
    }
    Change change = Change.of(Change.Resource.USER, user.id, Change.Kind.UPDATED);
    edit.password()
        .ifPresent(
            wanted -> {
              requireAcceptable(wanted, edit.allowsWeakPassword(user.passwordPolicies));
              setPassword(user, hash, wanted.mustChange(), change);
            });
    Map<String, Object> before = UserProperties.valuesOf(user);
    edit.applyTo(user);
    note(change, before, UserProperties.valuesOf(user));
    if (change.after().containsKey("userPrincipalName")) {
      names.require(user.userPrincipalName);
    }
    locked.write(user, change.after().keySet());
    facets.forEach(facet -> facet.changed(user, change.after().keySet()));
    changes.append(change);
    edit.manager().ifPresent(manager -> managers.assign(user, manager));
  }

  private static void setPassword(
      User user, Optional<String> hash, Optional<Boolean> mustChange, Change change) {
    boolean must = mustChange.orElse(user.forceChangePassword);
    if (hash.isPresent() || must != user.forceChangePassword) {
      change.touched(UserEdits.PASSWORD_PROFILE);
    }
    user.passwordHash = hash.orElse(user.passwordHash);
    user.forceChangePassword = must;
  }

  static void requireAcceptable(PasswordEdit edit, boolean mayBeWeak) {
    if (edit.text().filter(text -> !text.isAcceptable(mayBeWeak)).isPresent()) {
      throw UserRefusals.weakPassword();
    }
  }

  static void note(Change change, Map<String, Object> before, Map<String, Object> after) {
    for (UserProperty property : UserProperties.all()) {
      String name = property.name();
      change.property(name, before.get(name), after.get(name));
    }
  }
}
