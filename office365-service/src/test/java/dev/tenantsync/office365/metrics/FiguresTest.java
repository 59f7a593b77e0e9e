package dev.tenantsync.office365.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.subscription.Listener;
import dev.tenantsync.office365.subscription.Orders;
import dev.tenantsync.testing.Scrape;
import dev.tenantsync.testing.ToldMetrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a Prometheus server is shown, against what happened. */
@QuarkusTest
class FiguresTest {

  private static final String REQUESTS = "tenantsync_http_request_duration_seconds_count";
  private static final String DELIVERIES = "tenantsync_notifications_total";
  private static final Pattern PERSONAL =
      Pattern.compile(".*(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}|@|%40|Lovelace).*");

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @TestHTTPResource(value = "/health/live", management = true)
  URL live;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL ready;

  @Inject DataSource pool;

  @Test
  void everyMetricThatIsToldOfIsThereAndNoOther() {
    shows(1, "tenantsync_state_up");
    assertThat(Graph.get("/v1.0/organization").statusCode()).isEqualTo(200);
    Set<String> shown = Scrape.of(metrics).names();
    Set<String> told = ToldMetrics.of("both", "directory");

    assertThat(told).hasSizeGreaterThan(10);
    assertThat(shown).containsAll(told);
    assertThat(shown)
        .filteredOn(name -> name.startsWith("tenantsync_") && !name.endsWith("_created"))
        .extracting(name -> name.replaceAll("(?<=_seconds)_(bucket|sum|count)$", ""))
        .isSubsetOf(told);
  }

  @Test
  void whatRulesAndBoardAskForIsShownByAService() {
    shows(1, "tenantsync_state_up");
    assertThat(Graph.get("/v1.0/organization").statusCode()).isEqualTo(200);
    Set<String> asked = new TreeSet<>(ToldMetrics.used());
    asked.removeAll(ToldMetrics.of("Dynamics"));
    assertThat(asked).hasSizeGreaterThan(10);
    assertThat(Scrape.of(metrics).names()).containsAll(asked);
  }

  @Test
  void seatsAreShownByProduct() {
    String sku = UUID.randomUUID().toString();
    String name = "SKU_" + sku.replace("-", "");
    made(sku, name, 3);
    String user = Graph.user();
    Response assigned =
        Graph.post(
            "/v1.0/users/" + user + "/assignLicense",
            Map.of(
                "addLicenses",
                List.of(Map.of("skuId", sku, "disabledPlans", List.of())),
                "removeLicenses",
                List.of()));
    assertThat(assigned.statusCode()).as(assigned.asString()).isEqualTo(200);

    shows(2, "tenantsync_seats_left", "sku", name);
    shows(1, "tenantsync_seats_consumed", "sku", name);
    shows(3, "tenantsync_seats", "sku", name);
    await()
        .until(
            () -> Scrape.of(metrics).sum("tenantsync_change_log_newest_age_seconds").isPresent());
  }

  @Test
  void refusedSignInsAreCountedByReason() {
    String reasonFor = "UNKNOWN_USER";
    double before = refusals(reasonFor);
    given()
        .formParam("grant_type", "password")
        .formParam("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46")
        .formParam("username", "Lovelace" + UUID.randomUUID() + "@contoso.onmicrosoft.com")
        .formParam("password", "wrong")
        .formParam("scope", "https://graph.microsoft.com/.default")
        .post("/common/oauth2/v2.0/token")
        .then()
        .statusCode(400);

    assertThat(refusals(reasonFor)).isEqualTo(before + 1);
    assertThat(refusals("LOCKED_OUT")).isNotNegative();
  }

  @Test
  void deliveriesAreCountedByOutcome() {
    double healthy = subscriptions("HEALTHY");
    double failing = subscriptions("FAILING");
    try (Listener listener = new Listener()) {
      String user = Graph.user();
      var unused = Orders.made(listener, "users/" + user);
      shows(healthy + 1, "tenantsync_subscriptions", "state", "HEALTHY");
      double delivered = deliveries("DELIVERED");
      assertThat(Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk")).statusCode())
          .isEqualTo(204);
      await().until(() -> deliveries("DELIVERED") == delivered + 1);

      listener.onNotices(503);
      double failed = deliveries("FAILED");
      assertThat(Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Chief")).statusCode())
          .isEqualTo(204);
      await().until(() -> deliveries("FAILED") == failed + 1);
      shows(failing + 1, "tenantsync_subscriptions", "state", "FAILING");
    } finally {
      Orders.removeAll();
    }
  }

  @Test
  void scrapeNeitherHangsNorFailsWhileTheDatabaseIsSlow() throws Exception {
    shows(1, "tenantsync_state_up");
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run("lock table import_job in access exclusive mode");
      await()
          .until(
              () -> Scrape.of(metrics).sum("tenantsync_ready").isPresent() && other.blocks() > 0);
      Scrape scrape = Scrape.of(metrics);
      assertThat(scrape.sum("tenantsync_seats_left")).as("as it was last seen").isPresent();
      assertThat(scrape.sum("tenantsync_ready")).hasValue(1);
      assertThat(scrape.sum(DELIVERIES)).isPresent();
    }
    shows(1, "tenantsync_state_up");
  }

  @Test
  void requestsAreCountedByRouteAndNoLabelIsAClients() {
    UUID id = UUID.randomUUID();
    double before = requests("/v1.0/users/{key}", "404");
    assertThat(Graph.get("/v1.0/users/" + id).statusCode()).isEqualTo(404);
    assertThat(Graph.get("/v1.0/users('" + id + "')").statusCode()).isEqualTo(404);
    Graph.get("/v1.0/nowhere/" + id);
    Graph.get("/Lovelace/" + id);
    given().noFilters().get("/v1.0/users/" + id).then().statusCode(401);
    given().request("LOVELACE", "/v1.0/users/" + id);

    await().until(() -> requests("/v1.0/users/{key}", "404") == before + 2);
    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.sum(REQUESTS, "route", "none", "status", "401")).isPresent();
    assertThat(scrape.samples())
        .flatExtracting(sample -> sample.labels().entrySet())
        .filteredOn(label -> !label.getKey().equals("sku"))
        .isNotEmpty()
        .noneMatch(label -> PERSONAL.matcher(label.getValue()).matches());
  }

  @Test
  void metricsAndReasonsStandOnTheManagementInterfaceOnly() {
    given().noFilters().get("/q/metrics").then().statusCode(404);
    given().get(live).then().body("status", equalTo("UP")).body("checks", empty());
    given()
        .get(ready)
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'directory' }.data.database", equalTo("answers"))
        .body("checks.find { it.name == 'directory' }.data.tenant", equalTo("founded"))
        .body("checks.find { it.name == 'directory' }.data", hasKey("migration"));
  }

  private static void made(String sku, String name, int seats) {
    Response made =
        Graph.post(
            "/admin/skus",
            Map.of(
                "skuId",
                sku,
                "skuPartNumber",
                name,
                "servicePlans",
                List.of(
                    Map.of(
                        "servicePlanId",
                        UUID.randomUUID().toString(),
                        "servicePlanName",
                        "PLAN",
                        "service",
                        "CRM",
                        "appliesTo",
                        "User")),
                "units",
                Map.of("enabled", seats)));
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
  }

  private double refusals(String reason) {
    return Scrape.of(metrics)
        .sum("tenantsync_sign_ins_refused_total", "reason", reason)
        .getAsDouble();
  }

  private double subscriptions(String state) {
    return await()
        .until(
            () -> Scrape.of(metrics).sum("tenantsync_subscriptions", "state", state),
            OptionalDouble::isPresent)
        .getAsDouble();
  }

  private double deliveries(String outcome) {
    return Scrape.of(metrics).sum(DELIVERIES, "kind", "CHANGES", "outcome", outcome).getAsDouble();
  }

  private double requests(String route, String status) {
    return Scrape.of(metrics).sum(REQUESTS, "route", route, "status", status).orElse(0);
  }

  /** Figures of state are kept for a moment. */
  private void shows(double value, String name, String... labels) {
    await().untilAsserted(() -> assertThat(Scrape.of(metrics).sum(name, labels)).hasValue(value));
  }
}
