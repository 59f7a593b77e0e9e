package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Registry;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether listeners hear of changes: all that they asked for, and nothing else. */
@QuarkusTest
class DeliveryTest {

  private static final String GROUPS_ADMINISTRATOR = "fdd7a751-b60b-444a-984c-02652fe8fa1c";

  private final Listener listener = new Listener();

  @Inject Rows rows;
  @Inject Registry registry;
  @Inject AgroalDataSource pool;
  @Inject Lookout lookout;

  @AfterEach
  void tidy() {
    Orders.removeAll();
    listener.close();
  }

  @Test
  void carriesWhatGraphSendsAndNoValues() {
    String subscription =
        Orders.made(listener.url() + "?code=1", "/users", Map.of("clientState", "the word"));
    String user = Graph.user(Map.of("jobTitle", "Canary"));
    await().until(() -> listener.about(user).contains("updated"));
    JsonNode notice =
        listener.notices().stream()
            .filter(one -> one.at("/resourceData/id").asText().equals(user))
            .findFirst()
            .orElseThrow();
    String tenant = Graph.get("/v1.0/organization").path("value[0].id");
    assertThat(notice.path("subscriptionId").asText()).isEqualTo(subscription);
    assertThat(notice.path("clientState").asText()).isEqualTo("the word");
    assertThat(notice.path("changeType").asText()).isEqualTo("updated");
    assertThat(notice.path("resource").asText()).isEqualTo("Users/" + user);
    assertThat(notice.path("tenantId").asText()).isEqualTo(tenant);
    assertThat(Instant.parse(notice.path("subscriptionExpirationDateTime").asText()))
        .isAfter(Instant.now());
    JsonNode data = notice.path("resourceData");
    assertThat(data.path("@odata.type").asText()).isEqualTo("#Microsoft.Graph.User");
    assertThat(data.path("@odata.id").asText()).isEqualTo("Users/" + user);
    assertThat(data.path("organizationId").asText()).isEqualTo(tenant);
    assertThat(Instant.parse(data.path("eventTime").asText()))
        .isBefore(Instant.now().plusSeconds(5));
    assertThat(data.path("sequenceNumber").isIntegralNumber()).isTrue();
    assertThat(listener.deliveries())
        .allSatisfy(sent -> assertThat(sent.body()).doesNotContain("Canary"));
    assertThat(listener.deliveries().get(0).uri()).isEqualTo("/notices?code=1");
    assertThat(listener.deliveries().get(0).type()).isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void tellsAUsersWholeLifeAsGraphPutsIt() {
    String user = Graph.user();
    Orders.made(listener, "users/" + user);
    Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk"));
    await().until(() -> listener.about(user).size() == 1);
    Graph.remove(user);
    await().until(() -> listener.about(user).size() == 2);
    Graph.restore(user);
    await().until(() -> listener.about(user).size() == 3);
    Graph.remove(user);
    await().until(() -> listener.about(user).size() == 4);
    Graph.delete("/v1.0/directory/deletedItems/" + user);
    await().until(() -> listener.about(user).size() == 5);
    assertThat(listener.about(user))
        .containsExactly("updated", "updated", "updated", "updated", "deleted");
  }

  @Test
  void tellsOfALicence() {
    String user = Graph.user();
    String sku = UUID.randomUUID().toString();
    Graph.post("/admin/skus", product(sku));
    Orders.made(listener, "users/" + user);
    Response given =
        Graph.post(
            "/v1.0/users/" + user + "/assignLicense",
            Map.of("addLicenses", List.of(Map.of("skuId", sku)), "removeLicenses", List.of()));
    assertThat(given.statusCode()).as(given.asString()).isEqualTo(200);
    await().until(() -> listener.about(user).contains("updated"));
  }

  @Test
  void tellsOfARoleGivenAndTaken() {
    String user = Graph.user();
    Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", GROUPS_ADMINISTRATOR));
    String path = "/v1.0/directoryRoles/roleTemplateId=" + GROUPS_ADMINISTRATOR;
    String role = Graph.get(path).path("id");
    try (Listener all = new Listener()) {
      Orders.made(listener, "directoryRoles/" + role);
      Orders.made(all, "directoryRoles");
      Graph.post(
          path + "/members/$ref",
          Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + user));
      await().until(() -> listener.about(role).size() == 1 && all.about(role).size() == 1);
      assertThat(Graph.delete(path + "/members/" + user + "/$ref").statusCode()).isEqualTo(204);
      await().until(() -> listener.about(role).size() == 2 && all.about(role).size() == 2);
      assertThat(listener.notices().get(0).at("/resourceData/@odata.type").asText())
          .isEqualTo("#Microsoft.Graph.DirectoryRole");
      assertThat(listener.notices().get(0).path("resource").asText())
          .isEqualTo("DirectoryRoles/" + role);
    }
  }

  @Test
  void tellsOfAGroupItsMembersAndItsEnd() {
    String group = UUID.randomUUID().toString();
    try (Listener members = new Listener();
        Listener end = new Listener()) {
      Orders.made(listener, "groups");
      Orders.made(members, "groups/" + group + "/members");
      Orders.made(end.url(), "groups/" + group, Map.of("changeType", "deleted"));
      logged(group, "UPDATED");
      await().until(() -> listener.about(group).size() == 1);
      logged(group, "MEMBER_ADDED");
      await().until(() -> listener.about(group).size() == 2 && members.about(group).size() == 1);
      logged(group, "PURGED");
      await().until(() -> listener.about(group).size() == 3 && end.about(group).size() == 1);
      assertThat(listener.about(group)).containsExactly("updated", "updated", "deleted");
      assertThat(members.about(group)).containsExactly("updated");
      assertThat(end.about(group)).containsExactly("deleted");
    }
  }

  @Test
  void tellsOnlyOfWhatIsWatched() {
    String watched = Graph.user();
    String other = Graph.user();
    Orders.made(listener, "users/" + watched);
    Graph.patch("/v1.0/users/" + other, Map.of("jobTitle", "Clerk"));
    Graph.patch("/v1.0/users/" + watched, Map.of("jobTitle", "Clerk"));
    await().until(() -> listener.about(watched).size() == 1);
    assertThat(listener.about(other)).isEmpty();
  }

  @Test
  void tellsNothingUntilTheChangeCanBeRead() throws Exception {
    String user = Graph.user();
    Orders.made(listener, "users/" + user);
    try (OpenTransaction open = new OpenTransaction(pool)) {
      open.run("select pg_current_xact_id()");
      Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk"));
      assertThat(lookout.look(Instant.now()).unreadable()).isTrue();
      await()
          .during(Duration.ofMillis(1_500))
          .atMost(Duration.ofSeconds(5))
          .until(() -> listener.deliveries().isEmpty());
      open.commit();
      await().until(() -> listener.about(user).size() == 1);
    }
  }

  @Test
  void putsManyChangesIntoFewRequests() throws Exception {
    Orders.made(listener, "users");
    String first = Graph.user();
    await().until(() -> listener.about(first).contains("updated"));
    int before = listener.deliveries().size();
    try (OpenTransaction open = new OpenTransaction(pool)) {
      open.run("select pg_current_xact_id()");
      for (int i = 0; i < 5; i++) {
        Graph.patch("/v1.0/users/" + first, Map.of("jobTitle", "Clerk " + i));
      }
      String second = Graph.user();
      open.commit();
      await().until(() -> listener.about(second).contains("updated"));
    }
    assertThat(listener.about(first)).hasSize(2);
    assertThat(listener.deliveries()).hasSize(before + 1);
  }

  @Test
  void leavesASubscriptionToTheReplicaThatHoldsItsLease() {
    String user = Graph.user();
    String subscription = Orders.made(listener, "users/" + user);
    try (Listener witness = new Listener()) {
      Orders.made(witness, "users/" + user);
      rows.execute(
          "update subscription set lease = gen_random_uuid(),"
              + " leased_until = clock_timestamp() + interval '1 hour' where id = '"
              + subscription
              + "'");
      Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk"));
      await().until(() -> witness.about(user).size() == 1);
      assertThat(listener.deliveries()).isEmpty();
      rows.execute(
          "update subscription set leased_until = '-infinity' where id = '" + subscription + "'");
      await().until(() -> listener.about(user).size() == 1);
    }
  }

  @Test
  void isNotHeldUpByASlowEndpoint() {
    String user = Graph.user();
    try (Listener slow = new Listener()) {
      for (int i = 0; i < 6; i++) {
        Orders.made(slow, "users/" + user);
      }
      slow.onNotices((exchange, token) -> slow.hang(exchange));
      Orders.made("http://localhost:" + listener.port() + "/", "users/" + user, Map.of());
      Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk"));
      await().until(() -> listener.about(user).size() == 1);
      assertThat(slow.deliveries()).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void endsWithThePermission() {
    Registry.Program program = registry.program("User.Read.All");
    String user = Graph.user();
    String mine = Orders.made(listener, "users/" + user);
    try (Listener theirs = new Listener()) {
      rows.execute(
          "insert into subscription select (jsonb_populate_record(s, jsonb_build_object('id', '"
              + UUID.randomUUID()
              + "', 'app_id', '"
              + program.appId()
              + "', 'notification_url', '"
              + theirs.url()
              + "'))).* from subscription s where id = '"
              + mine
              + "'");
      Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk"));
      await().until(() -> theirs.about(user).size() == 1 && listener.about(user).size() == 1);
      registry.execute("delete from application_permission where application_id = ?", program.id());
      Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Chief"));
      await().until(() -> listener.about(user).size() == 2);
      assertThat(theirs.about(user)).hasSize(1);
      registry.execute("delete from application where id = ?", program.id());
      assertThat(rows.text("select count(*) from subscription where app_id = ?", program.appId()))
          .isEqualTo("0");
    }
  }

  private void logged(String group, String kind) {
    rows.execute(
        "insert into change (resource, resource_id, related_id, kind, properties, actor) values"
            + " ('GROUP', '"
            + group
            + "', null, '"
            + kind
            + "', '{}', 'test')");
  }

  private static Map<String, ?> product(String skuId) {
    return Map.of(
        "skuId",
        skuId,
        "skuPartNumber",
        "SKU_" + skuId.replace("-", ""),
        "servicePlans",
        List.of(
            Map.of(
                "servicePlanId", UUID.randomUUID(), "servicePlanName", "SAMPLE", "service", "CRM")),
        "units",
        Map.of("enabled", 5));
  }
}
