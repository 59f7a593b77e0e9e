package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The licences of users in an export. Those that groups give will come in here, beside the direct
 * ones.
 */
@ApplicationScoped
class UserLicenses {

  private final Database database;

  UserLicenses(Database database) {
    this.database = database;
  }

  /** By user: licences held, and those remembered of deleted users. */
  record Held(Map<UUID, ArrayNode> assigned, Map<UUID, ArrayNode> remembered) {

    void addTo(ObjectNode line, UUID userId) {
      if (assigned.containsKey(userId)) {
        line.set("assignedLicenses", assigned.get(userId));
      }
      if (remembered.containsKey(userId)) {
        line.set("rememberedLicenses", remembered.get(userId));
      }
    }
  }

  Held of(List<UUID> userIds) {
    Map<UUID, ArrayNode> assigned = new HashMap<>();
    database.query(
        """
        select * from license_assignment where user_id = any(?)
        order by user_id, assigned_date_time, sku_id
        """,
        row ->
            add(assigned, row)
                .put("assignedDateTime", time(row, "assigned_date_time"))
                .put("lastUpdatedDateTime", time(row, "updated_date_time")),
        Database.uuids(userIds));
    Map<UUID, ArrayNode> remembered = new HashMap<>();
    database.query(
        "select * from remembered_license where user_id = any(?) order by user_id, sku_id",
        row -> add(remembered, row),
        Database.uuids(userIds));
    return new Held(assigned, remembered);
  }

  private static ObjectNode add(Map<UUID, ArrayNode> lists, ResultSet row) throws SQLException {
    ObjectNode license =
        lists
            .computeIfAbsent(
                row.getObject("user_id", UUID.class),
                unseen -> JsonNodeFactory.instance.arrayNode())
            .addObject()
            .put("skuId", row.getString("sku_id"));
    ArrayNode off = license.putArray("disabledPlans");
    for (UUID plan : (UUID[]) row.getArray("disabled_plans").getArray()) {
      off.add(plan.toString());
    }
    return license;
  }

  private static String time(ResultSet row, String column) throws SQLException {
    return String.valueOf(Database.instant(row, column));
  }
}
