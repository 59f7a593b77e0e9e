package dev.tenantsync.office365.subscription;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Administrator;
import dev.tenantsync.office365.identity.Registry;
import dev.tenantsync.office365.identity.Registry.Program;
import dev.tenantsync.office365.identity.SetClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SubscriptionTest {

  private final Listener listener = new Listener();

  @Inject Rows rows;
  @Inject Registry registry;
  @Inject SetClock clock;
  @Inject Sweep sweep;
  @Inject SubscriptionSettings settings;

  @AfterEach
  void tidy() {
    clock.reset();
    Administrator.dropToken();
    Orders.removeAll();
    listener.close();
  }

  @Test
  void isAnsweredAsGraphDoes() {
    Map<String, Object> body =
        Orders.body(
            listener.url(),
            "/users",
            Map.of(
                "@odata.type", "#microsoft.graph.subscription",
                "clientState", "the word",
                "latestSupportedTlsVersion", "v1_2",
                "includeResourceData", false,
                "expirationDateTime", "2999-01-01T00:00:00Z"));
    body.put(
        "expirationDateTime",
        Instant.now().plusSeconds(600).toString().replaceFirst("\\..*", ".123456789Z"));
    Response made = Graph.post(Orders.PATH, body);
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    assertThat(made.<String>path("'@odata.context'"))
        .endsWith("/v1.0/$metadata#subscriptions/$entity");
    assertThat(made.<String>path("id")).isNotBlank();
    assertThat(made.<String>path("resource")).isEqualTo("/users");
    assertThat(made.<String>path("changeType")).isEqualTo("updated,deleted");
    assertThat(made.<String>path("clientState")).isEqualTo("the word");
    assertThat(made.<String>path("notificationUrl")).isEqualTo(listener.url());
    assertThat(made.<String>path("lifecycleNotificationUrl")).isNull();
    assertThat(made.<String>path("expirationDateTime")).endsWith(".123456Z");
    assertThat(made.<String>path("latestSupportedTlsVersion")).isEqualTo("v1_2");
    assertThat(made.<String>path("notificationContentType")).isEqualTo("application/json");
    assertThat(made.<String>path("applicationId"))
        .isEqualTo(Administrator.ofThisDirectory().clientId());
    assertThat(made.<String>path("creatorId"))
        .isEqualTo(
            rows.text(
                "select id from application where app_id = ?",
                UUID.fromString(made.path("applicationId"))));
    Response read = Graph.get(Orders.PATH + "/" + made.path("id"));
    assertThat(read.<Map<String, Object>>path("")).isEqualTo(made.path(""));
  }

  @ParameterizedTest
  @CsvSource({
    "users,           updated",
    "/users,          'updated,deleted'",
    "users/ID,        deleted",
    "groups,          'deleted, updated'",
    "groups/ID,       updated",
    "groups/ID/members, updated",
    "directoryRoles,  updated",
    "/directoryRoles/ID, updated",
  })
  void canBeHadOfEverythingThatIsWatched(String resource, String changeType) {
    String named = resource.replace("ID", UUID.randomUUID().toString());
    String id = Orders.made(listener.url(), named, Map.of("changeType", changeType));
    assertThat(Graph.get(Orders.PATH).<List<String>>path("value.id")).contains(id);
    assertThat(Graph.get(Orders.PATH + "/" + id).<String>path("resource")).isEqualTo(named);
  }

  @Test
  void isRenewedAndNothingElse() {
    String id = Orders.made(listener, "users");
    String later = Orders.in(Duration.ofMinutes(41_759));
    Response renewed =
        Graph.patch(
            Orders.PATH + "/" + id,
            Map.of("@odata.type", "#microsoft.graph.subscription", "expirationDateTime", later));
    assertThat(renewed.statusCode()).as(renewed.asString()).isEqualTo(200);
    assertThat(Instant.parse(Graph.get(Orders.PATH + "/" + id).path("expirationDateTime")))
        .isCloseTo(
            later, org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
    Response refused =
        Graph.patch(
            Orders.PATH + "/" + id,
            Map.of("expirationDateTime", later, "lifecycleNotificationUrl", listener.url()));
    assertRefused(
        refused,
        400,
        "Property 'lifecycleNotificationUrl' cannot be changed; only expirationDateTime can.");
    assertRefused(
        Graph.patch(Orders.PATH + "/" + id, Map.of()),
        400,
        "expirationDateTime is a required property for subscription creation.");
    assertRefused(
        Graph.patch(
            Orders.PATH + "/" + id,
            Map.of("expirationDateTime", Orders.in(Duration.ofMinutes(41_762)))),
        400,
        "Subscription expiration can only be 41760 minutes in the future.");
  }

  @Test
  void isReauthorizedWithoutLivingLonger() {
    String id = Orders.made(listener, "users");
    String before = Graph.get(Orders.PATH + "/" + id).path("expirationDateTime");
    assertThat(Graph.post(Orders.PATH + "/" + id + "/reauthorize").statusCode()).isEqualTo(204);
    assertThat(Graph.get(Orders.PATH + "/" + id).<String>path("expirationDateTime"))
        .isEqualTo(before);
  }

  @Test
  void isRemovedOnce() {
    String path = Orders.PATH + "/" + Orders.made(listener, "users");
    assertThat(Graph.delete(path).statusCode()).isEqualTo(204);
    assertThat(Graph.delete(path).statusCode()).isEqualTo(404);
    assertThat(Graph.get(path).statusCode()).isEqualTo(404);
    assertThat(
            Graph.patch(path, Map.of("expirationDateTime", Orders.in(Duration.ofHours(1))))
                .statusCode())
        .isEqualTo(404);
    assertThat(Graph.post(path + "/reauthorize").statusCode()).isEqualTo(404);
  }

  @Test
  void expiresByItself() {
    String id =
        Orders.made(
            listener.url(),
            "users",
            Map.of("expirationDateTime", Orders.in(Duration.ofMinutes(5))));
    clock.forward(Duration.ofMinutes(6));
    assertThat(Graph.get(Orders.PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(Graph.get(Orders.PATH).<List<String>>path("value.id")).doesNotContain(id);
    sweep.sweep();
    assertThat(rows.query("select id from subscription where id = ?", UUID.fromString(id)))
        .isEmpty();
  }

  @Test
  void belongsToTheApplicationThatMadeIt() {
    String id = Orders.made(listener, "users");
    RequestSpecification other = as(registry.program("User.Read.All"));
    assertThat(other.get(Orders.PATH).<List<String>>path("value.id")).isEmpty();
    assertThat(other.get(Orders.PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(other.delete(Orders.PATH + "/" + id).statusCode()).isEqualTo(404);
    assertThat(
            other
                .contentType(ContentType.JSON)
                .body(Map.of("expirationDateTime", Orders.in(Duration.ofHours(1))))
                .patch(Orders.PATH + "/" + id)
                .statusCode())
        .isEqualTo(404);
    assertThat(Graph.get(Orders.PATH + "/" + id).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "User.Read.All,                 users,          201",
    "User.Read.All,                 groups,         403",
    "User.Read.All,                 directoryRoles, 403",
    "Group.Read.All,                groups,         201",
    "Group.Read.All,                users,          403",
    "RoleManagement.Read.Directory, directoryRoles, 201",
    "RoleManagement.Read.Directory, users,          403",
    "Directory.Read.All,            directoryRoles, 201",
    "Organization.Read.All,         users,          403",
  })
  void needsThePermissionToReadWhatItWatches(String permission, String resource, int status) {
    Response answer =
        as(registry.program(permission))
            .contentType(ContentType.JSON)
            .body(Orders.body(listener.url(), resource, Map.of()))
            .post(Orders.PATH);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(listener.handshakes()).hasSize(status == 201 ? 1 : 0);
  }

  @Test
  void isOneOfALimitedNumberPerApplication() {
    Program program = registry.program("Group.Read.All");
    fill(program, settings.perApplication());
    assertRefused(
        order(program), 403, "The application has reached its limit of 300 subscriptions.");
    assertThat(listener.handshakes()).isEmpty();
    rows.execute(
        "delete from subscription where id = (select id from subscription where app_id = '"
            + program.appId()
            + "' limit 1)");
    assertThat(order(program).statusCode()).isEqualTo(201);
    registry.execute("delete from application where id = ?", program.id());
  }

  @Test
  void isOneOfALimitedNumberPerTenant() {
    Program crowd = registry.program("Group.Read.All");
    fill(crowd, settings.perTenant());
    assertRefused(
        order(registry.program("Group.Read.All")),
        403,
        "The tenant has reached its limit of 1000 subscriptions.");
    registry.execute("delete from application where id = ?", crowd.id());
    assertThat(rows.query("select count(*) from subscription where app_id = ?", crowd.appId()))
        .containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"the word", "https"})
  void leavesItsSecretAndAddressOutOfTheChangeLog(String canary) {
    String id =
        Orders.made(listener.url() + "?key=https", "users", Map.of("clientState", "the word"));
    Graph.patch(
        Orders.PATH + "/" + id, Map.of("expirationDateTime", Orders.in(Duration.ofHours(2))));
    Graph.delete(Orders.PATH + "/" + id);
    assertThat(rows.changesOf("SUBSCRIPTION", id))
        .containsExactly(
            "CREATED resource,changeType,expirationDateTime",
            "UPDATED expirationDateTime",
            "PURGED resource");
    assertThat(
            rows.text(
                "select new_values::text, old_values::text from change where resource_id = ?",
                UUID.fromString(id)))
        .doesNotContain(canary);
  }

  private Response order(Program program) {
    return as(program)
        .contentType(ContentType.JSON)
        .body(Orders.body(listener.url(), "groups/" + UUID.randomUUID(), Map.of()))
        .post(Orders.PATH);
  }

  private RequestSpecification as(Program program) {
    String tenant = Administrator.ofThisDirectory().tenant();
    return Graph.as(
        new Administrator(tenant, program.appId().toString(), program.secret()).signIn());
  }

  /** Subscriptions that no change concerns. */
  private void fill(Program program, int count) {
    registry.execute(
        "insert into subscription (id, app_id, resource, watched, object_id, members_only,"
            + " change_type, notification_url, created_date_time, expiration_date_time,"
            + " next_attempt_at, epoch, xact, seq, nonce)"
            + " select gen_random_uuid(), ?, 'groups', 'GROUP', gen_random_uuid(), false, 'updated',"
            + " 'http://127.0.0.1:9/', now(), now() + interval '1 hour', now(), feed.epoch,"
            + " newest.xact, newest.seq, newest.nonce"
            + " from generate_series(1, ?), feed,"
            + " (select * from change order by xact desc, seq desc limit 1) newest",
        program.appId(),
        count);
  }
}
