package dev.tenantsync.office365.license;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who holds which licence, and what was assigned to users who are deleted. */
@ApplicationScoped
class Licenses {

  private static final String HELD =
      """
      select user_id, sku_id, nullif(disabled_plans, '{}'), assigned_date_time, updated_date_time,
             direct, direct_disabled_plans
      from license_assignment where user_id = any (?)
      order by user_id, assigned_date_time, sku_id
      """;

  private final EntityManager entities;
  private final AgroalDataSource database;

  Licenses(EntityManager entities, AgroalDataSource database) {
    this.entities = entities;
    this.database = database;
  }

  /** The rows of these users, by user, in the order they were assigned. */
  Map<UUID, List<LicenseRow>> ofUsers(Collection<UUID> userIds) {
    try (Connection connection = database.getConnection();
        PreparedStatement query = connection.prepareStatement(HELD)) {
      query.setArray(1, connection.createArrayOf("uuid", userIds.toArray()));
      Map<UUID, List<LicenseRow>> held = new HashMap<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          LicenseRow row = row(rows);
          held.computeIfAbsent(row.userId, unseen -> new ArrayList<>(1)).add(row);
        }
      }
      return held;
    } catch (SQLException e) {
      throw new IllegalStateException("licences could not be read", e);
    }
  }

  /** The rows of one user, in the order they were assigned. */
  List<LicenseRow> of(UUID userId) {
    return ofUsers(List.of(userId)).getOrDefault(userId, List.of());
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
  @SuppressWarnings("unchecked")
  List<UUID> holders(UUID skuId, UUID after, int limit) {
    return entities
        .createNativeQuery(
            "select user_id from license_assignment where sku_id = ?1 and user_id > ?2"
                + " order by user_id limit ?3",
            UUID.class)
        .setParameter(1, skuId)
        .setParameter(2, after)
        .setParameter(3, limit)
        .getResultList();
  }

  private static LicenseRow row(ResultSet rows) throws SQLException {
    LicenseRow row =
        LicenseRow.of(
            rows.getObject(1, UUID.class),
            rows.getObject(2, UUID.class),
            rows.getObject(4, OffsetDateTime.class).toInstant());
    row.disabledPlans = plans(rows.getArray(3));
    row.updatedDateTime = rows.getObject(5, OffsetDateTime.class).toInstant();
    row.direct = rows.getBoolean(6);
    Array own = rows.getArray(7);
    row.directDisabledPlans = own == null ? null : plans(own);
    return row;
  }

  private static List<UUID> plans(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : List.of((UUID[]) array.getArray());
  }
}
