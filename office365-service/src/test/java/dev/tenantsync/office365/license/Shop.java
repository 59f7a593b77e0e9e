package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Products and licences that tests make through the API. */
final class Shop {

  static final String EXCHANGE_ONE = "9aaf7827-d63c-4b61-89c3-182f06f82e5c";
  static final String EXCHANGE_TWO = "efb87545-963c-4e0d-99df-69c6916d9eb0";
  static final String SHAREPOINT_TWO = "5dbe027f-2339-4123-9542-606e4d348a72";
  static final String SHAREPOINT_PROJECT = "fe71d6c3-a2ea-4499-9778-da042bf08063";

  private Shop() {}

  /** A new product with one plan of its own. */
  static String product(int seats) {
    return product(seats, newId());
  }

  static String product(int seats, String... planIds) {
    return product("User", seats, planIds);
  }

  static String product(String plansApplyTo, int seats, String... planIds) {
    String skuId = newId();
    List<Map<String, Object>> plans =
        Arrays.stream(planIds)
            .map(
                id ->
                    Map.<String, Object>of(
                        "servicePlanId",
                        id,
                        "servicePlanName",
                        "PLAN_" + id.substring(0, 8),
                        "service",
                        "CRM",
                        "appliesTo",
                        plansApplyTo))
            .toList();
    Response created =
        Graph.post(
            "/admin/skus",
            Map.of(
                "skuId",
                skuId,
                "skuPartNumber",
                "SKU_" + skuId.replace("-", ""),
                "servicePlans",
                plans,
                "units",
                Map.of("enabled", seats)));
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    return skuId;
  }

  static void setUnits(String skuId, Map<String, Integer> units) {
    Response set = Graph.patch("/admin/skus/" + skuId, Map.of("units", units));
    assertThat(set.statusCode()).as(set.asString()).isEqualTo(200);
  }

  static int consumed(String skuId) {
    return Graph.get("/admin/skus/" + skuId).path("consumedUnits");
  }

  static Map<String, Object> license(String skuId, String... disabledPlans) {
    return Map.of("skuId", skuId, "disabledPlans", List.of(disabledPlans));
  }

  static Response assign(String userKey, List<?> add, List<?> remove) {
    return Graph.post(
        "/v1.0/users/" + userKey + "/assignLicense",
        Map.of("addLicenses", add, "removeLicenses", remove));
  }

  /** Gives a user one licence that nothing speaks against. */
  static void give(String userId, String skuId, String... disabledPlans) {
    Response given = assign(userId, List.of(license(skuId, disabledPlans)), List.of());
    assertThat(given.statusCode()).as(given.asString()).isEqualTo(200);
  }

  static List<String> held(String userId) {
    return Graph.user(userId, "assignedLicenses").path("assignedLicenses.skuId");
  }

  static List<String> statuses(String userId) {
    return Graph.user(userId, "assignedPlans").path("assignedPlans.capabilityStatus");
  }

  static String newId() {
    return UUID.randomUUID().toString();
  }
}
