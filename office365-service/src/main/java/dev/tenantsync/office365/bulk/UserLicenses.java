package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.license.LicenseError;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The licences of users in an export: those assigned to them with the plans off in the assignment,
 * and, apart from these, what groups give, so that nobody takes the one for the other. What a user
 * holds follows from both.
 */
@ApplicationScoped
class UserLicenses {

  private static final String ASSIGNED =
      """
      select user_id, sku_id, assigned_date_time, updated_date_time,
        coalesce(direct_disabled_plans, disabled_plans) as disabled_plans
      from license_assignment where direct and user_id = any(?)
      order by user_id, assigned_date_time, sku_id
      """;

  /** The row of a product that is assigned, too, has its times there. */
  private static final String INHERITED =
      """
      select i.*, held.assigned_date_time as held_since, held.updated_date_time as held_updated
      from inherited_license i
      left join license_assignment held
        on held.user_id = i.user_id and held.sku_id = i.sku_id and not held.direct
      where i.user_id = any(?) order by i.user_id, i.sku_id, i.group_id
      """;

  private static final String REMEMBERED =
      "select * from remembered_license where user_id = any(?) order by user_id, sku_id";

  private final Database database;

  UserLicenses(Database database) {
    this.database = database;
  }

  /** By user: licences assigned, inherited, and remembered of deleted users. */
  record Held(
      Map<UUID, ArrayNode> assigned,
      Map<UUID, ArrayNode> inherited,
      Map<UUID, ArrayNode> remembered) {

    void addTo(ObjectNode line, UUID userId) {
      add(line, LicenseFields.ASSIGNED, assigned.get(userId));
      add(line, LicenseFields.INHERITED, inherited.get(userId));
      add(line, LicenseFields.REMEMBERED, remembered.get(userId));
    }

    private static void add(ObjectNode line, String name, @Nullable ArrayNode licenses) {
      if (licenses != null) {
        line.set(name, licenses);
      }
    }
  }

  Held of(List<UUID> userIds) {
    Held held = new Held(new HashMap<>(), new HashMap<>(), new HashMap<>());
    Database.Values users = Database.uuids(userIds);
    database.each(
        ASSIGNED,
        row ->
            license(row, list(held.assigned(), row))
                .put("assignedDateTime", time(row, "assigned_date_time"))
                .put("lastUpdatedDateTime", time(row, "updated_date_time")),
        line -> {},
        users);
    database.each(
        INHERITED, row -> share(row, product(row, list(held.inherited(), row))), line -> {}, users);
    database.each(REMEMBERED, row -> license(row, list(held.remembered(), row)), line -> {}, users);
    return held;
  }

  /** A licence of the row's product, less the plans off. */
  static ObjectNode license(ResultSet row, ArrayNode licenses) throws SQLException {
    ObjectNode license = licenses.addObject().put("skuId", row.getString("sku_id"));
    putDisabledPlans(row, license);
    return license;
  }

  /** The rows of a product follow one another. */
  private static ObjectNode product(ResultSet row, ArrayNode products) throws SQLException {
    String skuId = row.getString("sku_id");
    if (products.path(products.size() - 1).path("skuId").asText().equals(skuId)) {
      return (ObjectNode) products.get(products.size() - 1);
    }
    ObjectNode product = products.addObject().put("skuId", skuId);
    if (row.getObject("held_since") != null) {
      product
          .put("assignedDateTime", time(row, "held_since"))
          .put("lastUpdatedDateTime", time(row, "held_updated"));
    }
    return product;
  }

  private static ObjectNode share(ResultSet row, ObjectNode product) throws SQLException {
    ObjectNode share =
        product.withArray("groups").addObject().put("groupId", row.getString("group_id"));
    putDisabledPlans(row, share);
    return share
        .put("inForce", row.getBoolean("in_force"))
        .put("error", LicenseError.valueOf(row.getString("error")).wire())
        .put("since", time(row, "since"))
        .put("lastUpdatedDateTime", time(row, "updated_date_time"));
  }

  private static ArrayNode list(Map<UUID, ArrayNode> lists, ResultSet row) throws SQLException {
    return lists.computeIfAbsent(
        row.getObject("user_id", UUID.class), unseen -> JsonNodeFactory.instance.arrayNode());
  }

  private static void putDisabledPlans(ResultSet row, ObjectNode license) throws SQLException {
    ArrayNode off = license.putArray("disabledPlans");
    for (UUID plan : (UUID[]) row.getArray("disabled_plans").getArray()) {
      off.add(plan.toString());
    }
  }

  static String time(ResultSet row, String column) throws SQLException {
    return String.valueOf(Database.instant(row, column));
  }
}
