package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.group.Clubs;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the groups' feed tells (graph-directory D8-D10, G5). */
@QuarkusTest
class GroupDeltaTest {

  private static final String FEED = "/v1.0/groups/delta";
  private static final String USER = "#microsoft.graph.user";
  private static final String GROUP = "#microsoft.graph.group";
  private static final Map<String, String> GONE = Map.of("reason", "deleted");

  private final FeedClient feed = FeedClient.of(FEED);
  private String group;

  @BeforeEach
  void aGroupOfOurOwn() {
    group = Clubs.named("Followed");
  }

  @Test
  void aGroupIsToldWithItsMembersOfBothKinds() {
    String user = Graph.user();
    String nested = Clubs.club();
    Clubs.bind(group, user, nested);
    FeedClient.Round round = feed.enumerate();
    assertThat(round.pages().get(0).context()).endsWith("/v1.0/$metadata#groups");
    assertThat(round.entries().get(group))
        .contains(
            entry("displayName", "Followed"),
            entry("securityEnabled", true),
            entry("mailEnabled", false))
        .doesNotContainKeys("description", "mail", "groupTypes");
    assertThat(members(round)).containsExactlyInAnyOrder(member(USER, user), member(GROUP, nested));
    assertThat(round.entries().get(nested)).doesNotContainKey("members@delta");
  }

  @Test
  void comingAndGoingIsToldAsItStands() {
    String user = Graph.user();
    String nested = Clubs.club();
    Clubs.bind(group, user, nested);
    String start = feed.latest();
    Clubs.remove(group, user);
    Clubs.remove(group, nested);
    Clubs.add(group, nested);
    Clubs.remove(group, nested);
    assertThat(members(feed.round(start)))
        .containsExactlyInAnyOrder(gone(USER, user), gone(GROUP, nested));
  }

  @Test
  void aChangeIsToldAndAClearedPropertyIsNull() {
    Graph.patch("/v1.0/groups/" + group, Map.of("description", "Words"));
    String start = feed.latest();
    Map<String, Object> cleared = new HashMap<>();
    cleared.put("description", null);
    Graph.patch("/v1.0/groups/" + group, cleared);
    FeedClient.Round round = feed.round(start);
    assertThat(round.entries()).containsOnlyKeys(group);
    assertThat(round.entries().get(group))
        .contains(entry("description", null), entry("displayName", "Followed"));
    FeedClient minimal = FeedClient.of(FEED).preferring("return=minimal");
    assertThat(minimal.round(start).entries().get(group)).containsOnlyKeys("id", "description");
  }

  @Test
  void aDeletedGroupIsRemovedForGoodAndLeavesOtherGroups() {
    String around = Clubs.club(group);
    String start = feed.latest();
    Clubs.delete(group);
    FeedClient.Round round = feed.round(start);
    assertThat(round.entries().get(group))
        .isEqualTo(Map.of("id", group, "@removed", Map.of("reason", "deleted")));
    assertThat(round.entries().get(around))
        .containsEntry("members@delta", List.of(gone(GROUP, group)));
    assertThat(feed.enumerate().entries()).doesNotContainKey(group);
  }

  @Test
  void aDeletedUserLeavesTheGroupAndComesBackWithARestore() {
    String user = Graph.user();
    Clubs.add(group, user);
    String start = feed.latest();
    Graph.remove(user);
    FeedClient.Round round = feed.round(start);
    assertThat(members(round)).containsExactly(gone(USER, user));
    Graph.restore(user);
    assertThat(members(feed.round(round.delta()))).containsExactly(member(USER, user));
    Graph.remove(user);
    Directory.purge(user);
    assertThat(members(feed.round(start))).containsExactly(gone(USER, user));
  }

  @Test
  void aLargeGroupIsToldInSlices() {
    List<String> users = IntStream.range(0, 7).mapToObj(i -> Graph.user()).toList();
    Clubs.bind(group, users.toArray(String[]::new));
    FeedClient one =
        FeedClient.of(FEED + "?$filter=id+eq+'" + group + "'&$select=displayName,members");
    FeedClient.Round round = one.preferring("odata.maxpagesize=3").enumerate();
    assertThat(round.pages()).hasSize(3);
    assertThat(round.entries()).containsOnlyKeys(group);
    assertThat(round.entries().get(group)).containsOnlyKeys("id", "displayName", "members@delta");
    assertThat(members(round).stream().map(member -> (String) member.get("id")).toList())
        .containsExactlyInAnyOrderElementsOf(users);
  }

  @Test
  void membersAreTrackedOnlyWhenSelected() {
    FeedClient names = FeedClient.of(FEED + "?$select=displayName&$filter=id+eq+'" + group + "'");
    String start = names.latest();
    Clubs.add(group, Graph.user());
    FeedClient.Round round = names.round(start);
    assertThat(round.allEntries()).isEmpty();
    Graph.patch("/v1.0/groups/" + group, Map.of("displayName", "Renamed"));
    assertThat(names.round(round.delta()).allEntries())
        .containsExactly(Map.of("id", group, "displayName", "Renamed"));
  }

  @Test
  void aNewGroupIsToldWhole() {
    String start = feed.latest();
    String user = Graph.user();
    String made = Clubs.club(user);
    FeedClient minimal = FeedClient.of(FEED).preferring("return=minimal");
    Map<String, Object> told = minimal.round(start).entries().get(made);
    assertThat(told).containsKeys("displayName", "mailNickname", "securityIdentifier");
    assertThat(told).containsEntry("members@delta", List.of(member(USER, user)));
  }

  @Test
  void ownersDoNotShowUp() {
    String start = feed.latest();
    Graph.post(
        "/v1.0/groups/" + group + "/owners/$ref", Map.of("@odata.id", Clubs.address(Graph.user())));
    assertThat(feed.round(start).allEntries()).isEmpty();
  }

  private List<Map<String, Object>> members(FeedClient.Round round) {
    return round.allEntries().stream()
        .filter(entry -> group.equals(entry.get("id")))
        .flatMap(entry -> members(entry).stream())
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> members(Map<String, Object> entry) {
    return (List<Map<String, Object>>) entry.getOrDefault("members@delta", List.of());
  }

  private static Map<String, Object> member(String type, String id) {
    return Map.of("@odata.type", type, "id", id);
  }

  private static Map<String, Object> gone(String type, String id) {
    return Map.of("@odata.type", type, "id", id, "@removed", GONE);
  }
}
