package dev.tenantsync.office365.license;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
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

/**
 * Reads licences to be shown: rows that no session knows, for pages of users. Sees nothing that the
 * caller's transaction has not flushed.
 */
@ApplicationScoped
class ShownLicenses {

  private static final String HELD =
      """
      select user_id, sku_id, nullif(disabled_plans, '{}'), assigned_date_time, updated_date_time,
             direct, direct_disabled_plans
      from license_assignment where user_id = any (?)
      order by user_id, assigned_date_time, sku_id
      """;

  private final AgroalDataSource database;

  ShownLicenses(AgroalDataSource database) {
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

  private static LicenseRow row(ResultSet rows) throws SQLException {
    LicenseRow row = new LicenseRow();
    row.userId = rows.getObject(1, UUID.class);
    row.skuId = rows.getObject(2, UUID.class);
    row.disabledPlans = plans(rows.getArray(3));
    row.assignedDateTime = rows.getObject(4, OffsetDateTime.class).toInstant();
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
