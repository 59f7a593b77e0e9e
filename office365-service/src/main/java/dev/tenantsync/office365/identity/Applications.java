package dev.tenantsync.office365.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The app registrations with their secrets and keys. */
@ApplicationScoped
class Applications {

  private final EntityManager entities;

  Applications(EntityManager entities) {
    this.entities = entities;
  }

  List<Application> all() {
    return entities
        .createQuery("from Application order by lower(displayName), id", Application.class)
        .getResultList();
  }

  Optional<Application> byId(UUID id) {
    return Optional.ofNullable(entities.find(Application.class, id));
  }

  Optional<Application> byAppId(UUID appId) {
    return one("appId", appId);
  }

  Optional<Application> byPurpose(String purpose) {
    return one("purpose", purpose);
  }

  /**
   * The registration, locked until the transaction ends, as it stands behind that lock: what it
   * holds and how it may be used change one after the other, and it may be gone by then.
   */
  Optional<Application> lock(UUID id) {
    boolean isThere =
        !entities
            .createNativeQuery("select id from application where id = ?1 for update", UUID.class)
            .setParameter(1, id)
            .getResultList()
            .isEmpty();
    Optional<Application> found = isThere ? byId(id) : Optional.empty();
    found.ifPresent(entities::refresh);
    return found;
  }

  /** Keeps every other transaction from changing registrations until this one ends. */
  void lockAll() {
    entities
        .createNativeQuery("lock table application in share row exclusive mode")
        .executeUpdate();
  }

  List<ApplicationPassword> passwords(UUID applicationId) {
    return entities
        .createQuery(
            "from ApplicationPassword where applicationId = ?1 order by startDateTime, keyId",
            ApplicationPassword.class)
        .setParameter(1, applicationId)
        .getResultList();
  }

  List<ApplicationKey> keys(UUID applicationId) {
    return entities
        .createQuery(
            "from ApplicationKey where applicationId = ?1 order by startDateTime, keyId",
            ApplicationKey.class)
        .setParameter(1, applicationId)
        .getResultList();
  }

  void add(Object row) {
    entities.persist(row);
  }

  void remove(Object row) {
    entities.remove(row);
  }

  void flush() {
    entities.flush();
  }

  private Optional<Application> one(String property, Object value) {
    return entities
        .createQuery("from Application where " + property + " = ?1", Application.class)
        .setParameter(1, value)
        .getResultStream()
        .findFirst();
  }
}
