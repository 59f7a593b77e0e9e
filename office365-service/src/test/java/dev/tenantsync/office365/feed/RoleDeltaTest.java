package dev.tenantsync.office365.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the roles' feed tells (graph-directory D10, R10). */
@QuarkusTest
class RoleDeltaTest {

  private static final String ROLES = "/v1.0/directoryRoles/delta";
  private static final String TYPE = "#microsoft.graph.user";

  private final FeedClient feed = FeedClient.of(ROLES);
  private String role;

  @BeforeEach
  void anActiveRole() {
    role = Directory.role(Directory.DYNAMICS_ADMINISTRATOR);
  }

  @Test
  void everyActiveRoleIsToldWithItsMembers() {
    String user = Directory.user();
    Directory.appoint(role, user);
    FeedClient.Round round = feed.enumerate();
    assertThat(round.pages().get(0).context()).endsWith("/v1.0/$metadata#directoryRoles");
    assertThat(round.entries().get(role))
        .contains(
            entry("displayName", "Dynamics 365 Administrator"),
            entry("roleTemplateId", Directory.DYNAMICS_ADMINISTRATOR))
        .containsKey("description");
    assertThat(members(round)).contains(Map.of("@odata.type", TYPE, "id", user));
  }

  @Test
  void aRoleWithoutMembersIsToldWithoutMembers() {
    String empty = Directory.role("88d8e3e3-8f55-4a1e-953a-9b9898b8876b");
    assertThat(feed.enumerate().entries().get(empty))
        .containsKey("displayName")
        .doesNotContainKey("members@delta");
  }

  @Test
  void aLargeRoleIsToldInSlices() {
    List<String> users = IntStream.range(0, 7).mapToObj(i -> Directory.user()).toList();
    users.forEach(user -> Directory.appoint(role, user));
    FeedClient one = FeedClient.of(ROLES + "?$filter=id+eq+'" + role + "'");
    FeedClient.Round round = one.preferring("odata.maxpagesize=3").enumerate();
    assertThat(round.pages()).allSatisfy(page -> assertThat(slots(page)).isLessThanOrEqualTo(3));
    List<Object> told = members(round).stream().map(member -> member.get("id")).toList();
    assertThat(told).containsAll(users).doesNotHaveDuplicates();
    assertThat(round.entries()).containsOnlyKeys(role);
  }

  @Test
  void whoCameAndWhoWentAreToldAsTheyStandNow() {
    String stays = Directory.user();
    String goes = Directory.user();
    Directory.appoint(role, goes);
    String start = feed.latest();
    Directory.appoint(role, stays);
    Directory.dismiss(role, goes);
    Directory.dismiss(role, stays);
    Directory.appoint(role, stays);
    FeedClient.Round round = feed.round(start);
    assertThat(round.allEntries()).hasSize(1);
    assertThat(members(round))
        .containsExactlyInAnyOrder(
            Map.of("@odata.type", TYPE, "id", stays),
            Map.of("@odata.type", TYPE, "id", goes, "@removed", Map.of("reason", "deleted")));
  }

  @Test
  void whoIsDeletedLeavesTheRoleAndComesBackWithTheUser() {
    String user = Directory.user();
    Directory.appoint(role, user);
    String start = feed.latest();
    Directory.delete(user);
    FeedClient.Round gone = feed.round(start);
    assertThat(members(gone))
        .containsExactly(
            Map.of("@odata.type", TYPE, "id", user, "@removed", Map.of("reason", "deleted")));
    assertThat(members(feed.enumerate())).noneMatch(member -> user.equals(member.get("id")));
    Directory.restore(user);
    assertThat(members(feed.round(gone.delta())))
        .containsExactly(Map.of("@odata.type", TYPE, "id", user));
  }

  @Test
  void aManyfoldChangeIsPagedByMember() {
    String start = feed.latest();
    List<String> users = IntStream.range(0, 5).mapToObj(i -> Directory.user()).toList();
    users.forEach(user -> Directory.appoint(role, user));
    FeedClient.Round round = FeedClient.of(ROLES).preferring("odata.maxpagesize=2").round(start);
    assertThat(round.pages().stream().map(RoleDeltaTest::slots)).startsWith(2, 2, 1);
    assertThat(new TreeSet<>(members(round).stream().map(m -> (String) m.get("id")).toList()))
        .isEqualTo(new TreeSet<>(users));
  }

  @Test
  void membersAreTrackedOnlyWhenSelected() {
    FeedClient names = FeedClient.of(ROLES + "?$select=displayName");
    assertThat(names.enumerate().entries().get(role)).containsOnlyKeys("id", "displayName");
    String start = names.latest();
    FeedClient both = FeedClient.of(ROLES + "?$select=displayName,members");
    String startOfBoth = both.latest();
    String user = Directory.user();
    Directory.appoint(role, user);
    assertThat(names.round(start).allEntries()).isEmpty();
    assertThat(both.round(startOfBoth).entries().get(role))
        .containsOnlyKeys("id", "displayName", "members@delta");
  }

  @Test
  void minimalReturnShowsTheMembersOnly() {
    String user = Directory.user();
    String start = feed.latest();
    Directory.appoint(role, user);
    assertThat(FeedClient.of(ROLES).preferring("return=minimal").round(start).entries().get(role))
        .containsOnlyKeys("id", "members@delta");
  }

  @Test
  void usersDoNotShowUp() {
    String start = feed.latest();
    Directory.user();
    assertThat(feed.round(start).allEntries()).isEmpty();
  }

  @Test
  void aTokenOfTheUsersFeedIsRefused() {
    String token = FeedClient.of("/v1.0/users/delta").latest();
    given()
        .urlEncodingEnabled(false)
        .get(ROLES + token.substring(token.indexOf('?')))
        .then()
        .statusCode(400);
  }

  private List<Map<String, Object>> members(FeedClient.Round round) {
    return round.allEntries().stream()
        .filter(entry -> role.equals(entry.get("id")))
        .flatMap(entry -> RoleDeltaTest.members(entry).stream())
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> members(Map<String, Object> entry) {
    return (List<Map<String, Object>>) entry.getOrDefault("members@delta", List.of());
  }

  private static int slots(FeedClient.Page page) {
    return page.entries().stream().mapToInt(entry -> Math.max(1, members(entry).size())).sum();
  }
}
