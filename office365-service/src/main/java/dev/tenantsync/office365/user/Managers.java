package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reports to whom. A manager in deleted items is none until restored. */
@ApplicationScoped
public class Managers {

  /** The relation's name, also in the change log. */
  static final String MANAGER = "manager";

  private final Users users;
  private final LockedUsers locked;
  private final ChangeLog log;

  Managers(Users users, LockedUsers locked, ChangeLog log) {
    this.users = users;
    this.locked = locked;
    this.log = log;
  }

  /** Whom these users report to, by user; those without a manager are left out. */
  public Map<UUID, UUID> ofUsers(Collection<UUID> userIds) {
    Map<UUID, UUID> managers = new HashMap<>();
    if (!userIds.isEmpty()) {
      users
          .getEntityManager()
          .createQuery(
              "select u.id, m.id from User u, User m where u.id in ?1"
                  + " and m.id = u.managerId and m.deletedDateTime is null",
              Object[].class)
          .setParameter(1, userIds)
          .getResultList()
          .forEach(pair -> managers.put((UUID) pair[0], (UUID) pair[1]));
    }
    return managers;
  }

  /** Whom a user reports to. */
  Optional<User> of(User user) {
    return Optional.ofNullable(user.managerId)
        .flatMap(users::findByIdOptional)
        .filter(manager -> !manager.isDeleted());
  }

  /**
   * Gives a user a manager, in place of the one before.
   *
   * @throws GraphException if either is not there, or they are the same
   */
  @Transactional
  void assign(String key, UUID managerId) {
    lock(key, managerId);
    assign(locked.byKey(key).orElseThrow(() -> GraphException.notFound(key)), managerId);
  }

  /**
   * As {@link #assign(String, UUID)}, within the caller's transaction.
   *
   * @param user locked, or not yet committed; the manager is locked, too
   */
  void assign(User user, UUID managerId) {
    if (managerId.equals(user.id)) {
      throw GraphException.badProperty(
          MANAGER, "InvalidValue", "A user cannot be the manager of the same user.");
    }
    String key = managerId.toString();
    if (users.byKey(key).isEmpty()) {
      throw GraphException.notFound(key);
    }
    change(user, managerId);
  }

  /** Locks a user and who is to be the manager, in the order in which users are locked. */
  void lock(String key, UUID managerId) {
    List<UUID> both =
        users.idOf(key).map(id -> List.of(id, managerId)).orElseGet(() -> List.of(managerId));
    users.lockInOrder(both);
  }

  /**
   * Leaves a user without a manager.
   *
   * @throws GraphException if the user is not there, or has none
   */
  @Transactional
  void remove(String key) {
    User user = locked.byKey(key).orElseThrow(() -> GraphException.notFound(key));
    if (of(user).isEmpty()) {
      throw GraphException.notFound(MANAGER);
    }
    change(user, null);
  }

  /** The other end is the manager lost, or else the one gained: what is now is read off the row. */
  private void change(User user, @Nullable UUID managerId) {
    UUID before = user.managerId;
    UUID other = before == null ? managerId : before;
    if (other != null) {
      locked.writeManager(user.id, managerId);
      log.append(
          Change.of(Change.Resource.USER, user.id, Change.Kind.UPDATED)
              .property(MANAGER, before, managerId)
              .towards(other));
    }
  }
}
