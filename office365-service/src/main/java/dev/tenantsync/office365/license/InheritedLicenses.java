package dev.tenantsync.office365.license;

import static java.util.stream.Collectors.groupingBy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of groups' licences, member by member. */
@ApplicationScoped
class InheritedLicenses {

  private static final String JUDGED =
      """
      select group_id, sku_id, disabled_plans, in_force, error, since from inherited_license
      where user_id = ? order by sku_id, group_id
      """;

  private final EntityManager entities;
  private final AgroalDataSource database;

  InheritedLicenses(EntityManager entities, AgroalDataSource database) {
    this.entities = entities;
    this.database = database;
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

  /** What the rows of one user say, as the database has it: rows that no session knows. */
  List<InheritedLicense> judged(UUID userId) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(JUDGED)) {
      query.setObject(1, userId);
      List<InheritedLicense> judged = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          judged.add(license(rows));
        }
      }
      return judged;
    } catch (SQLException e) {
      throw new IllegalStateException("inherited licences could not be read", e);
    }
  }

  private static InheritedLicense license(ResultSet row) throws SQLException {
    Set<UUID> off = Set.copyOf(List.of((UUID[]) row.getArray(3).getArray()));
    return new InheritedLicense(
        row.getObject(1, UUID.class),
        new License(row.getObject(2, UUID.class), off),
        row.getBoolean(4),
        LicenseError.valueOf(row.getString(5)),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }

  /** Whether groups give, or gave, this user anything, in force or not. */
  boolean isKnown(UUID userId) {
    return !judged(userId).isEmpty();
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
