package dev.tenantsync.office365.license;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes rows of licences in sets, in the caller's transaction. */
@ApplicationScoped
class LicenseTables {

  private static final String HOLD =
      """
      insert into license_assignment (user_id, sku_id, disabled_plans, assigned_date_time,
        updated_date_time, direct, direct_disabled_plans)
      select user_id, sku_id, disabled_plans, assigned_date_time,
        updated_date_time, direct, direct_disabled_plans
      from jsonb_to_recordset(?::jsonb) as x(user_id uuid, sku_id uuid, disabled_plans uuid[],
        assigned_date_time timestamptz, updated_date_time timestamptz, direct boolean,
        direct_disabled_plans uuid[])
      """;

  /** The same where some of the rows are there already. */
  private static final String KEEP =
      HOLD
          + """
            on conflict (user_id, sku_id) do update set disabled_plans = excluded.disabled_plans,
              updated_date_time = excluded.updated_date_time, direct = excluded.direct,
              direct_disabled_plans = excluded.direct_disabled_plans
            """;

  private static final String RELEASE =
      "delete from license_assignment where user_id = ? and sku_id = any (?)";

  private static final String INHERIT =
      """
      insert into inherited_license
        (user_id, sku_id, group_id, disabled_plans, in_force, error, since, updated_date_time)
      select user_id, sku_id, group_id, disabled_plans, in_force, error, since, updated_date_time
      from jsonb_to_recordset(?::jsonb) as x(user_id uuid, sku_id uuid, group_id uuid,
        disabled_plans uuid[], in_force boolean, error text, since timestamptz,
        updated_date_time timestamptz)
      """;

  private static final String REMEMBER =
      """
      insert into remembered_license (user_id, sku_id, disabled_plans)
      select user_id, sku_id, disabled_plans
      from jsonb_to_recordset(?::jsonb) as x(user_id uuid, sku_id uuid, disabled_plans uuid[])
      """;

  private static final String GIVE =
      """
      insert into group_license (group_id, sku_id, disabled_plans, assigned_date_time)
      select group_id, sku_id, disabled_plans, assigned_date_time
      from jsonb_to_recordset(?::jsonb) as x(group_id uuid, sku_id uuid, disabled_plans uuid[],
        assigned_date_time timestamptz)
      """;

  private static final String CONSUME =
      """
      update sku s set consumed = s.consumed + x.seats
      from unnest(?::uuid[], ?::int[]) as x(sku_id, seats) where s.sku_id = x.sku_id
      """;

  private final AgroalDataSource database;
  private final ObjectMapper json;

  LicenseTables(AgroalDataSource database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  void hold(List<LicenseRow> rows) {
    write(HOLD, rows.stream().map(LicenseTables::columns).toList());
  }

  /** As {@link #hold}, of rows some of which are there already and have changed. */
  void keep(List<LicenseRow> rows) {
    write(KEEP, rows.stream().map(LicenseTables::columns).toList());
  }

  /** Takes products from a user. */
  void release(UUID userId, Collection<UUID> skuIds) {
    if (skuIds.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(RELEASE)) {
      delete.setObject(1, userId);
      delete.setArray(2, connection.createArrayOf("uuid", skuIds.toArray()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the licences could not be taken", e);
    }
  }

  void inherit(List<InheritedRow> rows) {
    write(INHERIT, rows.stream().map(LicenseTables::columns).toList());
  }

  void remember(List<RememberedRow> rows) {
    write(REMEMBER, rows.stream().map(row -> columns(row.userId, row.license())).toList());
  }

  void give(List<GroupLicenseRow> rows) {
    write(GIVE, rows.stream().map(LicenseTables::columns).toList());
  }

  /**
   * Takes seats, or gives them back where negative, by product; the products must be locked. Nobody
   * hears here of those that become free.
   */
  void consume(Map<UUID, Integer> seats) {
    if (seats.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement update = connection.prepareStatement(CONSUME)) {
      update.setArray(1, connection.createArrayOf("uuid", seats.keySet().toArray()));
      update.setArray(2, connection.createArrayOf("int4", seats.values().toArray()));
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the seats could not be taken", e);
    }
  }

  private static Map<String, Object> columns(LicenseRow row) {
    Map<String, Object> columns = columns(row.userId, row.license());
    columns.put("assigned_date_time", row.assignedDateTime.toString());
    columns.put("updated_date_time", row.updatedDateTime.toString());
    columns.put("direct", row.direct);
    if (row.directDisabledPlans != null) {
      columns.put("direct_disabled_plans", row.directDisabledPlans);
    }
    return columns;
  }

  private static Map<String, Object> columns(InheritedRow row) {
    Map<String, Object> columns = columns(row.userId, row.license().license());
    columns.put("group_id", row.groupId);
    columns.put("in_force", row.inForce);
    columns.put("error", row.error.name());
    columns.put("since", row.since.toString());
    columns.put("updated_date_time", row.updatedDateTime.toString());
    return columns;
  }

  private static Map<String, Object> columns(GroupLicenseRow row) {
    Map<String, Object> columns = columns(row.license());
    columns.put("group_id", row.groupId);
    columns.put("assigned_date_time", row.assignedDateTime.toString());
    return columns;
  }

  private static Map<String, Object> columns(UUID userId, License license) {
    Map<String, Object> columns = columns(license);
    columns.put("user_id", userId);
    return columns;
  }

  private static Map<String, Object> columns(License license) {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put("sku_id", license.skuId());
    columns.put("disabled_plans", LicenseRow.sorted(license));
    return columns;
  }

  private void write(String statement, List<Map<String, Object>> rows) {
    if (rows.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement insert = connection.prepareStatement(statement)) {
      insert.setString(1, json.writeValueAsString(rows));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("the licences could not be stored", e);
    }
  }
}
