package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of groups' licences, member by member. */
@ApplicationScoped
class InheritedLicenses {

  private final EntityManager entities;

  InheritedLicenses(EntityManager entities) {
    this.entities = entities;
  }

  /** The rows of these users, by user, in one order always. */
  Map<UUID, List<InheritedRow>> ofUsers(Collection<UUID> userIds) {
    return entities
        .createQuery(
            "from InheritedRow i where i.userId in ?1 order by i.userId, i.skuId, i.groupId",
            InheritedRow.class)
        .setParameter(1, userIds)
        .getResultStream()
        .collect(groupingBy(InheritedRow::userId));
  }

  /** The rows of one user. */
  List<InheritedRow> of(UUID userId) {
    return ofUsers(List.of(userId)).getOrDefault(userId, List.of());
  }

  /** Whether groups give, or gave, this user anything, in force or not. */
  boolean isKnown(UUID userId) {
    return !of(userId).isEmpty();
  }

  /** Leaves a user with these rows; what is as it was is not written. */
  void replace(UUID userId, List<InheritedRow> rows, List<InheritedLicense> now, Instant at) {
    Map<InheritedRow.Key, InheritedRow> gone = new HashMap<>();
    rows.forEach(row -> gone.put(row.key(), row));
    for (InheritedLicense license : now) {
      InheritedRow row =
          gone.remove(new InheritedRow.Key(userId, license.skuId(), license.groupId()));
      if (row == null) {
        entities.persist(InheritedRow.of(userId, license, at));
      } else if (!row.license().equals(license)) {
        row.become(license, at);
      }
    }
    gone.values().forEach(entities::remove);
  }

  /** Up to {@code limit} members who wait for nothing but a seat, longest first. */
  List<UUID> waiting(UUID skuId, long limit) {
    return entities
        .createQuery(
            "select i.userId from InheritedRow i where i.skuId = ?1 and not i.inForce"
                + " and i.error = COUNT_VIOLATION"
                + " group by i.userId order by min(i.since), i.userId",
            UUID.class)
        .setParameter(1, skuId)
        .setMaxResults((int) Math.min(limit, Integer.MAX_VALUE))
        .getResultList();
  }

  /** How many members wait for nothing but a seat. */
  long countWaiting(UUID skuId) {
    return entities
        .createQuery(
            "select count(distinct i.userId) from InheritedRow i where i.skuId = ?1"
                + " and not i.inForce and i.error = COUNT_VIOLATION",
            Long.class)
        .setParameter(1, skuId)
        .getSingleResult();
  }

  /** The ids of up to {@code limit} members with errors, ascending, behind {@code after}. */
  List<UUID> withErrors(UUID groupId, @Nullable UUID after, int limit) {
    return entities
        .createQuery(
            "select distinct i.userId from InheritedRow i"
                + " where i.groupId = ?1 and i.error <> NONE and i.userId > ?2 order by i.userId",
            UUID.class)
        .setParameter(1, groupId)
        .setParameter(2, after == null ? new UUID(0, 0) : after)
        .setMaxResults(limit)
        .getResultList();
  }
}
