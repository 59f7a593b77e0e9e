package dev.tenantsync.dynamics.reconcile;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.notification.Noticed;
import dev.tenantsync.dynamics.notification.Noticed.Origin;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.AdministratorToken;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.testing.Scrape;
import dev.tenantsync.testing.ToldMetrics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a Prometheus server is shown, against what happened. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class FiguresTest {

  private static final String STEPS = "tenantsync_steps_applied_total";
  private static final String REQUESTS = "tenantsync_http_request_duration_seconds";

  private static final Pattern PERSONAL =
      Pattern.compile(".*(\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}|@|%40|Lovelace).*");

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Provisioner provisioner;
  @Inject Administrator administrator;
  @Inject Event<Noticed> noticed;

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    administrator.isHere();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void everyMetricThatIsToldOfIsThereAndNoOther() {
    everythingHappens();
    Set<String> shown = Scrape.of(metrics).names();
    Set<String> told = ToldMetrics.of("both", "Dynamics");

    assertThat(told).hasSizeGreaterThan(20);
    assertThat(shown).containsAll(told);
    assertThat(shown)
        .filteredOn(name -> name.startsWith("tenantsync_") && !name.endsWith("_created"))
        .extracting(name -> name.replaceAll("(?<=_seconds)_(bucket|sum|count)$", ""))
        .isSubsetOf(told);
  }

  @Test
  void whatRulesAndBoardAskForIsShownByAService() {
    everythingHappens();
    Set<String> asked = new TreeSet<>(ToldMetrics.used());
    assertThat(asked).hasSizeGreaterThan(30);
    Set<String> directorys = ToldMetrics.of("directory");
    asked.removeAll(directorys);
    assertThat(Scrape.of(metrics).names()).containsAll(asked);
  }

  @Test
  void backlogIsWhatIsMirroredAndNotDecided() {
    licensed(3);
    stand.pull(Feed.USERS);
    stand.pull(Feed.ROLES);
    shows(3, "tenantsync_backlog_accounts");
    assertThat(figure("tenantsync_backlog_oldest_seconds")).isPositive();

    stand.decide();

    shows(0, "tenantsync_backlog_accounts");
    shows(0, "tenantsync_backlog_oldest_seconds");
  }

  @Test
  void heldUsersAreShownByClass() {
    List<UUID> crowd = licensed(12);
    stand.run();
    crowd.forEach(directory::unlicense);
    stand.run();

    shows(12, "tenantsync_held_users", "class", "LOSS");
    shows(0, "tenantsync_held_users", "class", "STATED");
    shows(0, "tenantsync_set_aside_users");
  }

  @Test
  void slotsAreShownWithTheirLimit() {
    List<UUID> programs = licensed(2);
    stand.run();
    programs.forEach(
        program ->
            tables
                .sql()
                .update(
                    "update systemuser set accessmode = 4 where azureactivedirectoryobjectid = ?",
                    program));

    shows(2, "tenantsync_non_interactive_slots_used");
    shows(5, "tenantsync_non_interactive_slots_limit");
    shows(0, "tenantsync_non_interactive_slots_waiting");
  }

  @Test
  void stepsAreCountedWithTheirReasonsOnceTheyAreCommitted() {
    double inserted = steps("INSERT", "LICENSED");
    UUID ada = directory.hireLicensed("ada");
    stand.pull(Feed.USERS);
    stand.pull(Feed.ROLES);
    QuarkusTransaction.begin();
    assertThat(provisioner.reconcile(List.of(ada), "sync", true).applied()).isOne();
    QuarkusTransaction.rollback();
    assertThat(steps("INSERT", "LICENSED")).isEqualTo(inserted);

    stand.decide();

    assertThat(steps("INSERT", "LICENSED")).isEqualTo(inserted + 1);
    double disabled = steps("DISABLE", "NO_LICENSE");
    directory.unlicense(ada);
    stand.run();
    assertThat(steps("DISABLE", "NO_LICENSE")).isEqualTo(disabled + 1);
  }

  @Test
  void runsAreCountedByOutcomeAndWhatFailsIsShown() {
    double complete = runs("COMPLETE");
    double errors = runs("ERROR");
    stand.run();
    assertThat(runs("COMPLETE")).isEqualTo(complete + 1);
    assertThat(runs("ERROR")).isEqualTo(errors);

    directory.failUsers(Fault.status(500));
    stand.run();

    assertThat(runs("ERROR")).isEqualTo(errors + 1);
    shows(1, "tenantsync_sync_failures", "kind", "READING");
    shows(0, "tenantsync_sync_failures", "kind", "USER");
  }

  @Test
  void runThatLeavesAFeedAloneIsNotComplete() {
    directory.failUsers(Fault.status(500));
    stand.run();
    tables.sql().update("update sync_failure set next_try = next_try + interval '1 hour'");
    double complete = runs("COMPLETE");
    double errors = runs("ERROR");
    double waiting = runs("WAITING");

    stand.run();

    assertThat(runs("WAITING")).isEqualTo(waiting + 1);
    assertThat(runs("COMPLETE")).isEqualTo(complete);
    assertThat(runs("ERROR")).isEqualTo(errors);
  }

  @Test
  void noticesAreCountedAndNotTheSubscriptionsThatAreMade() {
    double before = notices("ROLES");
    noticed.fire(new Noticed(Set.of(Feed.ROLES), Origin.SUBSCRIPTION));
    assertThat(notices("ROLES")).isEqualTo(before);
    noticed.fire(new Noticed(Set.of(Feed.ROLES), Origin.DIRECTORY));
    assertThat(notices("ROLES")).isEqualTo(before + 1);
  }

  @Test
  void feedsAreFollowedOnceTheyWereRead() {
    licensed(1);
    shows(0, "tenantsync_feed_following", "feed", "USERS");
    stand.run();
    shows(1, "tenantsync_feed_following", "feed", "USERS");
    assertThat(figure("tenantsync_feed_lag_seconds", "feed", "ROLES")).isBetween(0.0, 60.0);
    assertThat(figure("tenantsync_pulling")).isZero();
    assertThat(figure("tenantsync_puller_term")).isEqualTo((double) stand.term());
  }

  @Test
  void leaseIsShownUntilItExpires() {
    tables.sql().update("update puller set expires_at = clock_timestamp() + interval '1 hour'");
    shows(1, "tenantsync_pulled");
    tables.sql().update("update puller set expires_at = clock_timestamp()");
    shows(0, "tenantsync_pulled");
  }

  @Test
  void editsInTheDatabaseAreShownAndCounted() {
    UUID ada = directory.hireLicensed("ada");
    stand.run();
    double healed = Scrape.of(metrics).sum(STEPS, "reason", "DRIFT_HEALED").getAsDouble();
    tables
        .sql()
        .update(
            "update systemuser set isdisabled = true where azureactivedirectoryobjectid = ?", ada);

    stand.verify();

    shows(1, "tenantsync_drift_findings", "outcome", "HEALED");
    assertThat(Scrape.of(metrics).sum(STEPS, "reason", "DRIFT_HEALED").getAsDouble())
        .isGreaterThan(healed);
  }

  @Test
  void scrapeNeitherHangsNorFailsWhileTheDatabaseIsSlow() {
    shows(1, "tenantsync_state_up");
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              tables.sql().update("lock table puller in access exclusive mode");
              await()
                  .until(() -> Scrape.of(metrics).sum("tenantsync_pulling").isPresent() && waits());
              Scrape scrape = Scrape.of(metrics);
              assertThat(scrape.sum("tenantsync_backlog_accounts")).as("last seen").isPresent();
              assertThat(scrape.sum("tenantsync_ready")).hasValue(1);
              assertThat(scrape.sum("tenantsync_pulling")).isPresent();
            });
    shows(1, "tenantsync_state_up");
    shows(0, "tenantsync_backlog_accounts");
  }

  @Test
  void scrapeTellsThatTheStateCannotBeRead() {
    tables.sql().update("alter table puller rename to puller_elsewhere");
    try {
      shows(0, "tenantsync_state_up");
      shows(1, "tenantsync_ready");
    } finally {
      tables.sql().update("alter table puller_elsewhere rename to puller");
    }
    shows(1, "tenantsync_state_up");
  }

  @Test
  void requestsAreCountedByRouteAndNoLabelIsAClients() {
    UUID id = UUID.randomUUID();
    String users = "/api/data/v9.2/systemusers(" + id + ")";
    double before = requests("GET", "404");
    when().get(users).then().statusCode(404);
    when().get("/nowhere/" + id).then().statusCode(404);
    when().get("/sync/users/ada@contoso.com/history");
    given().header("Authorization", AdministratorToken.NONE).get("/access/" + id);
    given().request("LOVELACE", "/access/" + id);
    given().request("LOVELACE", "/Lovelace/" + id);

    await().until(() -> requests("GET", "404") == before + 1);
    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.sum(REQUESTS + "_count", "route", "none", "status", "401")).isPresent();
    assertThat(scrape.sum(REQUESTS + "_count", "method", "other")).isPresent();
    assertThat(scrape.samples())
        .flatExtracting(sample -> sample.labels().values())
        .isNotEmpty()
        .noneMatch(value -> PERSONAL.matcher(value).matches());
  }

  @Test
  void probesAreNotCounted() {
    when().get("/q/health/live").then().statusCode(200);
    when().get("/q/health/ready").then().statusCode(200);
    double before = requests("GET", "404");
    when().get("/api/data/v9.2/systemusers(" + UUID.randomUUID() + ")").then().statusCode(404);

    await().until(() -> requests("GET", "404") == before + 1);
    assertThat(Scrape.of(metrics).sum(REQUESTS + "_count", "route", "none", "status", "200"))
        .isEmpty();
  }

  /** Rules name this bound; the text has to be the same. */
  @Test
  void requestsOfTwoSecondsAreToldFromLongerOnes() {
    when().get("/api/data/v9.2/systemusers").then().statusCode(200);
    await().until(() -> Scrape.of(metrics).sum(REQUESTS + "_bucket", "le", "2.0").isPresent());
  }

  @Test
  void metricsStandOnTheManagementInterfaceOnly() {
    when().get("/q/metrics").then().statusCode(404);
  }

  private void everythingHappens() {
    licensed(1);
    stand.run();
    tables
        .sql()
        .update(
            """
            insert into notification_subscription (feed, cause) values ('USERS', 'test')
            on conflict (feed) do update set cause = excluded.cause
            """);
    noticed.fire(new Noticed(Set.of(Feed.USERS), Origin.DIRECTORY));
    when().get("/sync").then().statusCode(200);
    await()
        .untilAsserted(
            () ->
                assertThat(Scrape.of(metrics).names())
                    .contains("tenantsync_subscription_active", "tenantsync_feed_lag_seconds"));
  }

  private boolean waits() {
    return tables.sql().number("select count(*) as n from pg_locks where not granted") > 0;
  }

  private List<UUID> licensed(int people) {
    List<UUID> crowd = new ArrayList<>();
    for (int i = 0; i < people; i++) {
      crowd.add(directory.hireLicensed("p" + UUID.randomUUID()));
    }
    return crowd;
  }

  private double steps(String step, String reason) {
    return Scrape.of(metrics).sum(STEPS, "step", step, "reason", reason).orElse(0);
  }

  private double runs(String outcome) {
    return Scrape.of(metrics)
        .sum("tenantsync_runs_total", "trigger", "timer", "outcome", outcome)
        .getAsDouble();
  }

  private double notices(String feed) {
    return Scrape.of(metrics).sum("tenantsync_notices_total", "feed", feed).getAsDouble();
  }

  private double requests(String method, String status) {
    String route = "/api/data/v9.2/systemusers/{key}";
    return Scrape.of(metrics)
        .sum(REQUESTS + "_count", "method", method, "route", route, "status", status)
        .orElse(0);
  }

  /** Figures of state are missing where they could not be read within a second. */
  private double figure(String name, String... labels) {
    return await()
        .until(() -> Scrape.of(metrics).sum(name, labels), OptionalDouble::isPresent)
        .getAsDouble();
  }

  /** Figures of state are kept for a moment. */
  private void shows(double value, String name, String... labels) {
    await().untilAsserted(() -> assertThat(Scrape.of(metrics).sum(name, labels)).hasValue(value));
  }
}
