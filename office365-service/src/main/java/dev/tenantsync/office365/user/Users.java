package dev.tenantsync.office365.user;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The users' table. */
@ApplicationScoped
public class Users implements PanacheRepositoryBase<User, UUID> {

  private static final Pattern UUID_LIKE =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** The live user of this id or user principal name; deleted ones are not found. */
  public Optional<User> byKey(String key) {
    return query(key).flatMap(PanacheQuery::firstResultOptional);
  }

  /**
   * As {@link #byKey}, with the row locked for update until the transaction ends. The lock is taken
   * by the query itself, for between two statements the user may be renamed, deleted or purged.
   */
  public Optional<User> lockByKey(String key) {
    return query(key)
        .map(query -> query.withLock(LockModeType.PESSIMISTIC_WRITE))
        .flatMap(PanacheQuery::firstResultOptional);
  }

  /**
   * Locks those of these users that are live for update, in the one order in which users are
   * locked. Reads none of them: what is read behind it is as it stays.
   */
  void lockInOrder(Collection<UUID> ids) {
    getEntityManager()
        .createNativeQuery(
            "select id from directory_user where id in ?1 and deleted_date_time is null"
                + " order by id for no key update",
            UUID.class)
        .setParameter(1, ids)
        .getResultList();
  }

  /** The id of the live user of this key; nothing keeps it from changing. */
  Optional<UUID> idOf(String key) {
    Optional<UUID> id = idIn(key);
    if (id.isPresent() || key.indexOf('\0') >= 0) {
      return id;
    }
    return getEntityManager()
        .createQuery(
            "select u.id from User u"
                + " where lower(u.userPrincipalName) = lower(?1) and u.deletedDateTime is null",
            UUID.class)
        .setParameter(1, key)
        .getResultStream()
        .findFirst();
  }

  /** Those of these users that are live, locked for update in the order of their ids. */
  @SuppressWarnings("unchecked")
  public List<User> lockLive(Collection<UUID> ids) {
    return getEntityManager()
        .createNativeQuery(
            "select * from directory_user where id = any (?1) and deleted_date_time is null"
                + " order by id for no key update",
            User.class)
        .setParameter(1, ids.toArray(UUID[]::new))
        .getResultList();
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

  private Optional<PanacheQuery<User>> query(String key) {
    if (key.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return Optional.of(
        idIn(key)
            .map(id -> find("id = ?1 and deletedDateTime is null", id))
            .orElseGet(
                () ->
                    find("lower(userPrincipalName) = lower(?1) and deletedDateTime is null", key)));
  }

  /** The id that this key is, if it is one. */
  static Optional<UUID> idIn(String key) {
    return UUID_LIKE.matcher(key).matches() ? Optional.of(UUID.fromString(key)) : Optional.empty();
  }
}
