package dev.tenantsync.office365.user;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The users' table. */
@ApplicationScoped
public class Users implements PanacheRepositoryBase<User, UUID> {

  /** The live user of this id or user principal name; deleted ones are not found. */
  public Optional<User> byKey(String key) {
    if (key.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return (isUuid(key)
            ? find("id = ?1 and deletedDateTime is null", UUID.fromString(key))
            : find("lower(userPrincipalName) = lower(?1) and deletedDateTime is null", key))
        .firstResultOptional();
  }

  /** As {@link #byKey}, with the row locked for update until the transaction ends. */
  public Optional<User> lockByKey(String key) {
    Optional<User> found = byKey(key);
    found.ifPresent(user -> getEntityManager().refresh(user, LockModeType.PESSIMISTIC_WRITE));
    return found.filter(user -> !user.isDeleted());
  }

  /** A deleted user, with the row locked for update until the transaction ends. */
  Optional<User> lockDeleted(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).filter(User::isDeleted);
  }

  /**
   * Some of the users deleted before this moment, locked; those that another transaction has locked
   * are left out.
   */
  @SuppressWarnings("unchecked")
  List<User> lockSomeDeletedBefore(Instant moment, int limit) {
    return getEntityManager()
        .createNativeQuery(
            "select * from directory_user where deleted_date_time < ?1 order by id limit ?2"
                + " for update skip locked",
            User.class)
        .setParameter(1, moment)
        .setParameter(2, limit)
        .getResultList();
  }

  private static boolean isUuid(String key) {
    return key.length() == 36 && key.charAt(8) == '-' && key.matches("[0-9a-fA-F-]{36}");
  }
}
