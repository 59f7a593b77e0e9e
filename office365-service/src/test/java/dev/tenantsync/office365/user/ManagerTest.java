package dev.tenantsync.office365.user;

import static dev.tenantsync.office365.Graph.assertRefused;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManagerTest {

  private static final String NONE =
      "Resource 'manager' does not exist or one of its queried reference-property objects are not"
          + " present.";

  @Inject Rows rows;
  @Inject DataSource pool;

  @Test
  void managerIsAssignedShownAndTakenAway() {
    String boss = Graph.user();
    String user = Graph.user();
    assertRefused(manager(user), 404, NONE);
    assertRefused(remove(user), 404, NONE);

    assertThat(assign(user, boss).statusCode()).isEqualTo(204);

    Response shown = manager(user);
    assertThat(shown.<String>path("id")).isEqualTo(boss);
    assertThat(shown.<String>path("'@odata.type'")).isEqualTo("#microsoft.graph.user");
    assertThat(shown.<String>path("'@odata.context'"))
        .endsWith("/v1.0/$metadata#directoryObjects/$entity");
    assertThat(Graph.get("/v1.0/users/" + user + "/manager/$ref").<String>path("'@odata.id'"))
        .endsWith("/v1.0/directoryObjects/" + boss);
    Response selected = Graph.get("/v1.0/users/" + user + "/manager?$select=id");
    assertThat(selected.<Map<String, ?>>path(""))
        .containsOnlyKeys("@odata.context", "@odata.type", "id");

    assertThat(remove(user).statusCode()).isEqualTo(204);
    assertRefused(manager(user), 404, NONE);
    assertThat(rows.changesOf("USER", user).stream().skip(1))
        .containsExactly("UPDATED " + boss + " manager", "UPDATED " + boss + " manager");
  }

  @Test
  void anotherManagerTakesThePlaceAndTheSameChangesNothing() {
    String first = Graph.user();
    String second = Graph.user();
    String user = Graph.user();
    assign(user, first);
    assertThat(link(user, "http://elsewhere.example/v1.0/users/" + second).statusCode())
        .isEqualTo(204);
    assertThat(manager(user).<String>path("id")).isEqualTo(second);
    int before = rows.changes();
    assertThat(assign(user, second).statusCode()).isEqualTo(204);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void managerIsBoundWithTheUserAndInAChange() {
    String boss = Graph.user();
    String address = "https://graph.microsoft.com/v1.0/users/" + boss;
    String user = Graph.user(Map.of("manager@odata.bind", address));
    assertThat(manager(user).<String>path("id")).isEqualTo(boss);

    String other = Graph.user();
    Map<String, ?> edit = Map.of("manager@odata.bind", address, "city", "Ghent");
    assertThat(Graph.patch("/v1.0/users/" + other, edit).statusCode()).isEqualTo(204);
    assertThat(manager(other).<String>path("id")).isEqualTo(boss);
    assertThat(rows.changesOf("USER", other).stream().skip(1))
        .containsExactly("UPDATED city", "UPDATED " + boss + " manager");
  }

  @Test
  void nobodyManagesThemselves() {
    String user = Graph.user();
    String refusal = "A user cannot be the manager of the same user.";
    int before = rows.changes();
    assertRefused(assign(user, user), "manager", refusal);
    Map<String, ?> edit =
        Map.of("manager@odata.bind", "http://h/v1.0/users/" + user, "city", "Ghent");
    assertRefused(Graph.patch("/v1.0/users/" + user, edit), "manager", refusal);
    assertThat(rows.changes()).isEqualTo(before);
    assertThat(Graph.user(user, "city").<String>path("city")).isNull();
  }

  @Test
  void whoIsNotThereManagesNobody() {
    String user = Graph.user();
    String deleted = Graph.user();
    Graph.remove(deleted);
    int before = rows.changes();
    String nobody = UUID.randomUUID().toString();
    assertThat(assign(user, nobody).<String>path("error.message"))
        .startsWith("Resource '" + nobody + "' does not exist");
    assertThat(assign(user, deleted).statusCode()).isEqualTo(404);
    assertThat(assign(nobody, user).statusCode()).isEqualTo(404);
    assertThat(assign(deleted, user).statusCode()).isEqualTo(404);
    Map<String, Object> bound =
        Graph.newUser(Map.of("manager@odata.bind", "http://h/v1.0/users/" + nobody));
    assertThat(Graph.post("/v1.0/users", bound).statusCode()).isEqualTo(404);
    assertThat(link(user, "x").<List<String>>path("error.details.target"))
        .containsExactly("@odata.id");
    assertThat(Graph.put("/v1.0/users/" + user + "/manager/$ref", Map.of()).statusCode())
        .isEqualTo(400);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void deletedManagerIsHiddenAndComesBackWithARestore() {
    String boss = Graph.user();
    String user = Graph.user();
    assign(user, boss);
    Graph.remove(boss);
    assertRefused(manager(user), 404, NONE);
    Graph.restore(boss);
    assertThat(manager(user).<String>path("id")).isEqualTo(boss);
    Graph.remove(boss);
    Graph.delete("/v1.0/directory/deletedItems/" + boss);
    assertRefused(manager(user), 404, NONE);
  }

  @Test
  void reportsAreListedAndCounted() {
    String boss = Graph.user();
    String ada = Graph.user(Map.of("displayName", "Ada " + boss));
    String bob = Graph.user(Map.of("displayName", "Bob " + boss));
    String gone = Graph.user();
    List.of(ada, bob, gone).forEach(user -> assign(user, boss));
    Graph.remove(gone);
    String list = "/v1.0/users/" + boss + "/directReports";
    Response reports = Graph.get(list);
    assertThat(reports.<List<String>>path("value.id")).containsExactlyInAnyOrder(ada, bob);
    assertThat(reports.<List<String>>path("value.'@odata.type'"))
        .containsOnly("#microsoft.graph.user");
    assertThat(Graph.eventually(list + "/$count").asString()).isEqualTo("2");
    assertThat(Graph.get(list + "/$count").statusCode()).isEqualTo(400);
    String filter = list + "?$count=true&$filter=startswith(displayName,'Bob')";
    assertThat(Graph.eventually(filter).<List<String>>path("value.id")).containsExactly(bob);
    assertThat(Graph.get("/v1.0/users/" + gone + "/directReports").statusCode()).isEqualTo(404);
  }

  @Test
  void managerIsExpanded() {
    String boss = Graph.user();
    String user = Graph.user();
    String alone = Graph.user();
    assign(user, boss);
    Response one = Graph.get("/v1.0/users/" + user + "?$select=id&$expand=manager($select=id)");
    assertThat(one.<Map<String, ?>>path("manager"))
        .isEqualTo(Map.of("@odata.type", "#microsoft.graph.user", "id", boss));
    Response list =
        Graph.get("/v1.0/users?$expand=manager&$filter=id%20in%20('" + user + "','" + alone + "')");
    String whose = "value.find { it.id == '%s' }";
    assertThat(list.<Map<String, ?>>path(whose.formatted(alone))).doesNotContainKey("manager");
    assertThat(list.<String>path(whose.formatted(user) + ".manager.id")).isEqualTo(boss);
    assertThat(Graph.get("/v1.0/users?$expand=manager($select=x)").statusCode()).isEqualTo(400);
  }

  @Test
  void whoIsDeletedWhileItWaitsBecomesNobodysManager() throws Exception {
    String boss = Graph.user();
    String user = Graph.user();
    try (OpenTransaction deletion = new OpenTransaction(pool)) {
      deletion.run("update directory_user set deleted_date_time = now() where id = '" + boss + "'");
      CompletableFuture<Response> assigned = supplyAsync(() -> assign(user, boss));
      deletion.awaitBlocking().commit();
      assertThat(assigned.get().statusCode()).isEqualTo(404);
    }
  }

  private static Response manager(String user) {
    return Graph.get("/v1.0/users/" + user + "/manager");
  }

  private static Response assign(String user, String boss) {
    return link(user, "https://graph.microsoft.com/v1.0/directoryObjects/" + boss);
  }

  private static Response link(String user, String address) {
    return Graph.put("/v1.0/users/" + user + "/manager/$ref", Map.of("@odata.id", address));
  }

  private static Response remove(String user) {
    return Graph.delete("/v1.0/users/" + user + "/manager/$ref");
  }
}
