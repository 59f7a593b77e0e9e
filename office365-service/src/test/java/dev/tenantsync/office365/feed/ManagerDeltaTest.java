package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That clients who select it follow whom users report to, and that nobody else hears of it. */
@QuarkusTest
class ManagerDeltaTest {

  private static final String USERS = "/v1.0/users/delta";

  private final FeedClient feed = FeedClient.of(USERS + "?$select=displayName,manager");

  @Test
  void managersComeChangeAndGo() {
    String ada = Graph.user();
    String bob = Graph.user();
    String user = Graph.user();
    String start = feed.latest();
    assign(user, ada);
    FeedClient.Round assigned = feed.round(start);
    assertThat(delta(assigned, user)).containsExactly(held(ada));

    assign(user, bob);
    FeedClient.Round replaced = feed.round(assigned.delta());
    assertThat(delta(replaced, user)).containsExactly(removed(ada), held(bob));

    Graph.delete("/v1.0/users/" + user + "/manager/$ref");
    assertThat(delta(feed.round(replaced.delta()), user)).containsExactly(removed(bob));
    assertThat(delta(feed.round(start), user))
        .as("all at once")
        .containsExactlyInAnyOrder(removed(ada), removed(bob));
  }

  @Test
  void enumerationTellsManagers() {
    String boss = Graph.user();
    String user = Graph.user();
    assign(user, boss);
    FeedClient one = FeedClient.of(USERS + "?$select=manager&$filter=id%20eq%20'" + user + "'");
    assertThat(delta(one.enumerate(), user)).containsExactly(held(boss));
  }

  @Test
  void newUserComesWithTheManager() {
    String boss = Graph.user();
    String start = feed.latest();
    String user =
        Graph.user(Map.of("manager@odata.bind", "http://h/v1.0/directoryObjects/" + boss));
    assertThat(delta(feed.round(start), user)).containsExactly(held(boss));
  }

  @Test
  void deletedManagerLeavesAndARestoredOneComesBack() {
    String boss = Graph.user();
    String user = Graph.user();
    assign(user, boss);
    String start = feed.latest();
    Directory.delete(boss);
    FeedClient.Round deleted = feed.round(start);
    assertThat(delta(deleted, user)).containsExactly(removed(boss));
    Directory.restore(boss);
    assertThat(delta(feed.round(deleted.delta()), user)).containsExactly(held(boss));
  }

  @Test
  void otherChangesSayNothingOfTheManager() {
    String user = Graph.user();
    assign(user, Graph.user());
    String start = feed.latest();
    Directory.change(user, Map.of("displayName", "Other"));
    assertThat(feed.round(start).entries().get(user)).doesNotContainKey("manager@delta");
  }

  @Test
  void whoDoesNotSelectTheManagerHearsNothing() {
    String boss = Graph.user();
    String user = Graph.user();
    FeedClient everything = FeedClient.of(USERS);
    FeedClient names = FeedClient.of(USERS + "?$select=displayName");
    String all = everything.latest();
    String some = names.latest();
    assign(user, boss);
    assertThat(everything.round(all).allEntries()).isEmpty();
    assertThat(names.round(some).allEntries()).isEmpty();
  }

  private static void assign(String user, String manager) {
    String address = "http://h/v1.0/directoryObjects/" + manager;
    assertThat(
            Graph.put("/v1.0/users/" + user + "/manager/$ref", Map.of("@odata.id", address))
                .statusCode())
        .isEqualTo(204);
  }

  private static List<Map<String, Object>> delta(FeedClient.Round round, String user) {
    return round.pages().stream()
        .map(
            page ->
                page.response()
                    .jsonPath()
                    .<Map<String, Object>>getList(
                        "value.findAll { it.id == '" + user + "' }.'manager@delta'.flatten()"))
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, Object> held(String id) {
    return Map.of("@odata.type", "#microsoft.graph.user", "id", id);
  }

  private static Map<String, Object> removed(String id) {
    return Map.of(
        "@odata.type", "#microsoft.graph.user", "id", id, "@removed", Map.of("reason", "deleted"));
  }
}
