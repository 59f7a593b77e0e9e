package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who holds which licence, and what was assigned to users who are deleted. */
@ApplicationScoped
class Licenses {

  private final EntityManager entities;

  Licenses(EntityManager entities) {
    this.entities = entities;
  }

  /** The rows of these users, by user, in the order they were assigned. */
  Map<UUID, List<LicenseRow>> ofUsers(Collection<UUID> userIds) {
    return entities
        .createQuery(
            "from LicenseRow l where l.userId in ?1 order by l.userId, l.assignedDateTime, l.skuId",
            LicenseRow.class)
        .setParameter(1, userIds)
        .getResultStream()
        .collect(groupingBy(LicenseRow::userId));
  }

  /** The rows of one user, in the order they were assigned. */
  List<LicenseRow> of(UUID userId) {
    return ofUsers(List.of(userId)).getOrDefault(userId, List.of());
  }

  void add(LicenseRow row) {
    entities.persist(row);
  }

  void remove(LicenseRow row) {
    entities.remove(row);
  }

  /** Remembers what was assigned to a user who is being deleted. */
  void remember(UUID userId, Collection<License> licenses) {
    licenses.forEach(license -> entities.persist(RememberedRow.of(userId, license)));
  }

  /** What was assigned to the user when deleted, forgotten with this call. */
  List<License> recall(UUID userId) {
    List<RememberedRow> rows =
        entities
            .createQuery(
                "from RememberedRow r where r.userId = ?1 order by r.skuId", RememberedRow.class)
            .setParameter(1, userId)
            .getResultList();
    rows.forEach(entities::remove);
    return rows.stream().map(RememberedRow::license).toList();
  }

  /** The ids of up to {@code limit} holders of a product, ascending, behind {@code after}. */
  List<UUID> holders(UUID skuId, UUID after, int limit) {
    return entities
        .createQuery(
            "select l.userId from LicenseRow l where l.skuId = ?1 and l.userId > ?2"
                + " order by l.userId",
            UUID.class)
        .setParameter(1, skuId)
        .setParameter(2, after)
        .setMaxResults(limit)
        .getResultList();
  }
}
