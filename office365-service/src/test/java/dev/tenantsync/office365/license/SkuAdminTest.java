package dev.tenantsync.office365.license;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.license.Shop.give;
import static dev.tenantsync.office365.license.Shop.newId;
import static dev.tenantsync.office365.license.Shop.product;
import static dev.tenantsync.office365.license.Shop.setUnits;
import static dev.tenantsync.office365.license.Shop.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SkuAdminTest {

  @Inject Rows rows;
  @Inject HolderNotices notices;

  @Test
  void productHoldsFourHundredThousandSeats() {
    String sku = product(400_000);
    Response shown = subscribedSku(sku);
    assertThat(shown.<Integer>path("prepaidUnits.enabled")).isEqualTo(400_000);
    assertThat(shown.<Integer>path("consumedUnits")).isZero();
    assertThat(shown.<String>path("capabilityStatus")).isEqualTo("Enabled");
    assertThat(shown.<String>path("appliesTo")).isEqualTo("User");
    assertThat(shown.<List<String>>path("servicePlans.provisioningStatus"))
        .containsExactly("Success");
  }

  @Test
  void listShowsProductsInGraphsShape() {
    String sku = product(7);
    Response list = Graph.get("/v1.0/subscribedSkus");
    assertThat(list.<String>path("'@odata.context'")).endsWith("/v1.0/$metadata#subscribedSkus");
    String id = list.path("value.find { it.skuId == '%s' }.id", sku);
    String account = list.path("value.find { it.skuId == '%s' }.accountId", sku);
    assertThat(id).isEqualTo(account + "_" + sku);
  }

  @Test
  void selectLeavesTheChosenProperties() {
    product(1);
    Response list = Graph.get("/v1.0/subscribedSkus?$select=skuId,consumedUnits");
    assertThat(list.<String>path("'@odata.context'"))
        .endsWith("#subscribedSkus(skuId,consumedUnits)");
    assertThat(list.<Map<String, Object>>path("value[0]").keySet())
        .containsExactlyInAnyOrder("skuId", "consumedUnits");
    assertRefused(
        Graph.get("/v1.0/subscribedSkus?$select=seats"),
        "seats",
        "Could not find a property named 'seats' on type 'microsoft.graph.subscribedSku'.");
    assertThat(Graph.get("/v1.0/subscribedSkus?$filter=skuId%20eq%20'x'").statusCode())
        .isEqualTo(400);
  }

  @Test
  void unknownProductIsNotFound() {
    assertThat(subscribedSku(newId()).statusCode()).isEqualTo(404);
    assertThat(Graph.get("/v1.0/subscribedSkus/x").statusCode()).isEqualTo(404);
    assertThat(Graph.patch("/admin/skus/" + newId(), Map.of("units", Map.of())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void fewerUnitsThanSeatsTakenUnassignNobody() {
    String user = Graph.user();
    String sku = product(2);
    give(user, sku);
    give(Graph.user(), sku);
    setUnits(sku, Map.of("enabled", 1));
    assertThat(Shop.consumed(sku)).isEqualTo(2);
    assertThat(statuses(user)).containsExactly("Enabled");
  }

  @Test
  void lapsedUnitsChangeTheStatusOfEveryHoldersPlans() {
    List<String> holders = IntStream.range(0, 3).mapToObj(i -> Graph.user()).toList();
    String sku = product(3);
    holders.forEach(user -> give(user, sku));

    setUnits(sku, Map.of("enabled", 0, "warning", 3));

    for (String user : holders) {
      assertThat(statuses(user)).containsExactly("Warning");
      assertThat(rows.changesOf("USER", user).get(2))
          .startsWith("UPDATED ")
          .contains("assignedPlans");
    }
    assertThat(rows.changesOf("SKU", sku).get(1)).isEqualTo("UPDATED prepaidUnits");
  }

  @Test
  void unitsThatLeaveTheStatusTellNoHolder() {
    String user = Graph.user();
    String sku = product(3);
    give(user, sku);
    setUnits(sku, Map.of("enabled", 30, "warning", 3));
    assertThat(rows.changesOf("USER", user)).hasSize(2);
  }

  @Test
  void suspendedProductCannotBeGiven() {
    String sku = product(0);
    setUnits(sku, Map.of("suspended", 5));
    Response refused = Shop.assign(Graph.user(), List.of(Shop.license(sku)), List.of());
    assertThat(refused.<String>path("error.message"))
        .endsWith("does not have any available licenses.");
  }

  @Test
  void noticesLeftByACrashAreWrittenSliceBySlice() {
    List<String> holders = IntStream.range(0, 5).mapToObj(i -> Graph.user()).toList();
    String sku = product(5);
    holders.forEach(user -> give(user, sku));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                notices.raise(
                    UUID.fromString(sku), CapabilityStatus.ENABLED, CapabilityStatus.WARNING));

    int slices = 0;
    while (notices.writeSlice(2)) {
      slices++;
    }

    assertThat(slices).isEqualTo(3);
    holders.forEach(user -> assertThat(rows.changesOf("USER", user)).hasSize(3));
    assertThat(rows.query("select sku_id from holder_notice")).isEmpty();
  }

  @Test
  void planInTwoLicencesShowsOnceInTheBetterState() {
    String user = Graph.user();
    String plan = newId();
    String lapsing = product(1, plan);
    give(user, lapsing);
    give(user, product(1, plan));
    setUnits(lapsing, Map.of("enabled", 0, "suspended", 1));
    assertThat(statuses(user)).containsExactly("Enabled");
  }

  @ParameterizedTest
  @CsvSource({
    "skuId,not-a-guid,skuId",
    "skuPartNumber,with space,skuPartNumber",
    "skuPartNumber,,skuPartNumber",
    "appliesTo,Everyone,appliesTo",
    "units,enabled=-1,units.enabled",
    "units,warning=1.5,units.warning",
    "units,suspended=many,units.suspended",
    "servicePlans,none,servicePlans",
    "servicePlans,twice,servicePlans[1].servicePlanId",
    "servicePlans,nameless,servicePlans[0].servicePlanName"
  })
  void badProductIsRefusedByName(String property, String value, String target) {
    Map<String, Object> body = newProduct();
    body.put(property, bad(property, value));
    int before = rows.changes();
    Response refused = Graph.post("/admin/skus", body);
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(400);
    assertThat(refused.<List<String>>path("error.details.target")).containsExactly(target);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void takenIdOrPartNumberIsRefused() {
    Map<String, Object> body = newProduct();
    assertThat(Graph.post("/admin/skus", body).statusCode()).isEqualTo(201);
    assertRefused(
        Graph.post("/admin/skus", body),
        "skuId",
        "Another object with the same value for property skuId already exists.");
    body.put("skuId", newId());
    assertRefused(
        Graph.post("/admin/skus", body),
        "skuPartNumber",
        "Another object with the same value for property skuPartNumber already exists.");
  }

  @Test
  void misspeltPropertyIsRefused() {
    String sku = product(1);
    Response refused = Graph.patch("/admin/skus/" + sku, Map.of("unit", Map.of("enabled", 3)));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.<List<String>>path("error.details.target")).containsExactly("unit");
  }

  private static Object bad(String property, String value) {
    if (property.equals("units")) {
      String[] pair = value.split("=", -1);
      Object number =
          switch (pair[1]) {
            case "-1" -> -1;
            case "1.5" -> 1.5;
            default -> pair[1];
          };
      return Map.of(pair[0], number);
    }
    if (!property.equals("servicePlans")) {
      return value;
    }
    Map<String, Object> plan = Map.of("servicePlanId", newId(), "servicePlanName", "P");
    return switch (value) {
      case "none" -> List.of();
      case "twice" -> List.of(plan, plan);
      default -> List.of(Map.of("servicePlanId", newId()));
    };
  }

  private static Map<String, Object> newProduct() {
    Map<String, Object> body = new HashMap<>();
    body.put("skuId", newId());
    body.put("skuPartNumber", "SKU_" + newId());
    body.put("servicePlans", List.of(Map.of("servicePlanId", newId(), "servicePlanName", "PLAN")));
    return body;
  }

  private static Response subscribedSku(String sku) {
    String account = Graph.get("/v1.0/organization").path("value[0].id");
    return Graph.get("/v1.0/subscribedSkus/" + account + "_" + sku);
  }
}
