package dev.tenantsync.office365.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the users' feed tells (graph-directory D1 to D10 and D18, D19). */
@QuarkusTest
class DeltaTest {

  private static final String USERS = "/v1.0/users/delta";

  private final FeedClient feed = FeedClient.of(USERS);

  @Test
  void withoutTokenEveryUserIsToldPageByPage() {
    List<String> made = IntStream.range(0, 5).mapToObj(i -> Directory.user()).toList();
    FeedClient.Round round =
        FeedClient.of(USERS + "?$filter=" + ids(made))
            .preferring("odata.maxpagesize=2")
            .enumerate();
    assertThat(round.pages()).hasSize(3);
    assertThat(round.entries()).containsOnlyKeys(made);
    assertThat(round.pages().get(0).response().header("Preference-Applied"))
        .isEqualTo("odata.maxpagesize=2");
    assertThat(feed.enumerate().entries()).containsKeys(made.toArray(String[]::new));
  }

  @Test
  void deletedUsersAreNotEnumerated() {
    String user = Directory.user();
    Directory.delete(user);
    assertThat(feed.enumerate().entries()).doesNotContainKey(user);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "LATEST", "Latest"})
  void latestInAnyLetterCaseBeginsNow(String word) {
    Directory.user();
    FeedClient.Round round = feed.round(USERS + "?$deltatoken=" + word);
    assertThat(round.allEntries()).isEmpty();
    String later = Directory.user();
    assertThat(feed.round(round.delta()).entries()).containsOnlyKeys(later);
  }

  @Test
  void anEmptyDeltaTokenBeginsAfresh() {
    String user = Directory.user();
    assertThat(feed.round(USERS + "?$deltatoken=").entries()).containsKey(user);
  }

  @Test
  void aRoundWithoutChangesIsEmptyAndStillMovesThePosition() {
    String start = feed.latest();
    FeedClient.Round first = feed.round(start);
    FeedClient.Round second = feed.round(first.delta());
    assertThat(first.allEntries()).isEmpty();
    assertThat(second.fence()).isGreaterThanOrEqualTo(first.fence());
    assertThat(second.delta()).startsWith(start.substring(0, start.indexOf('=')));
  }

  @Test
  void aUserChangedManyTimesIsOneEntryWithTheStateOfNow() {
    String start = feed.latest();
    String user = Directory.user();
    Directory.change(user, Map.of("jobTitle", "Clerk"));
    Directory.change(user, Map.of("jobTitle", "Captain"));
    FeedClient.Round round = feed.round(start);
    assertThat(round.allEntries()).hasSize(1);
    assertThat(round.entries().get(user)).contains(entry("jobTitle", "Captain"));
  }

  @Test
  void whoIsInDeletedItemsWasRemovedByChangeAndComesBackWhole() {
    String user = Directory.user();
    String start = feed.latest();
    Directory.delete(user);
    FeedClient.Round deleted = feed.round(start);
    assertThat(deleted.entries().get(user))
        .containsOnly(entry("id", user), entry("@removed", Map.of("reason", "changed")));
    Directory.restore(user);
    assertThat(feed.round(deleted.delta()).entries().get(user))
        .containsKeys("userPrincipalName", "displayName", "accountEnabled")
        .doesNotContainKey("@removed");
  }

  @Test
  void whoWasPurgedWasRemovedForGood() {
    String user = Directory.user();
    String start = feed.latest();
    Directory.delete(user);
    Directory.purge(user);
    assertThat(feed.round(start).entries().get(user))
        .containsOnly(entry("id", user), entry("@removed", Map.of("reason", "deleted")));
  }

  @Test
  void aSelectionIsWhatIsTrackedAndShownWithTheId() {
    String user = Directory.user();
    FeedClient tracking = FeedClient.of(USERS + "?$select=displayName,assignedLicenses");
    String start = tracking.latest();
    Directory.change(user, Map.of("jobTitle", "Unseen"));
    FeedClient.Round unseen = tracking.round(start);
    assertThat(unseen.allEntries()).isEmpty();
    Directory.change(user, Map.of("displayName", "Seen"));
    FeedClient.Round seen = tracking.round(unseen.delta());
    assertThat(seen.entries().get(user))
        .containsOnly(
            entry("id", user), entry("displayName", "Seen"), entry("assignedLicenses", List.of()));
    assertThat(seen.pages().get(0).context())
        .endsWith("/v1.0/$metadata#users(displayName,assignedLicenses)");
    Directory.delete(user);
    assertThat(tracking.round(seen.delta()).entries().get(user)).containsKey("@removed");
  }

  @Test
  void withoutSelectionTheDefaultsAreShownAndWhateverElseHasAValueOrLostIt() {
    String user = Graph.user(Map.of("department", "Sales"));
    String start = feed.latest();
    Directory.change(user, Map.of("city", "Ghent"));
    FeedClient.Round round = feed.round(start);
    assertThat(round.pages().get(0).context()).endsWith("/v1.0/$metadata#users");
    assertThat(round.entries().get(user))
        .contains(entry("department", "Sales"), entry("city", "Ghent"), entry("mobilePhone", null))
        .containsKeys("businessPhones", "officeLocation", "accountEnabled")
        .doesNotContainKeys("country", "passwordProfile", "passwordHash", "otherMails");
    Map<String, Object> cleared = new java.util.HashMap<>();
    cleared.put("city", null);
    Directory.change(user, cleared);
    assertThat(feed.round(round.delta()).entries().get(user)).contains(entry("city", null));
  }

  @Test
  void minimalReturnShowsWhatChangedAndTheId() {
    String user = Directory.user();
    String start = feed.latest();
    Directory.change(user, Map.of("city", "Ghent", "surname", "Peeters"));
    String created = Directory.user();
    FeedClient.Round round =
        FeedClient.of(USERS).preferring("return=minimal, odata.maxpagesize=5000").round(start);
    assertThat(round.entries().get(user))
        .containsOnly(entry("id", user), entry("city", "Ghent"), entry("surname", "Peeters"));
    assertThat(round.entries().get(created)).containsKeys("displayName", "mobilePhone");
    assertThat(round.pages().get(0).response().header("Preference-Applied"))
        .isEqualTo("return=minimal, odata.maxpagesize=1000");
    assertThat(feed.round(start).entries().get(user)).containsKey("displayName");
  }

  @Test
  void aPasswordDoesNotBringAUserUp() {
    String user = Directory.user();
    String start = feed.latest();
    Directory.change(user, Map.of("passwordProfile", Map.of("password", "An0ther-long-one")));
    assertThat(feed.round(start).allEntries()).isEmpty();
  }

  @Test
  void aRoleDoesNotBringAUserUp() {
    String role = Directory.role(Directory.DYNAMICS_ADMINISTRATOR);
    String user = Directory.user();
    String start = feed.latest();
    Directory.appoint(role, user);
    assertThat(feed.round(start).allEntries()).isEmpty();
  }

  @Test
  void aFilterOfIdsFollowsThoseOnly() {
    String followed = Directory.user();
    String other = Directory.user();
    FeedClient filtered = FeedClient.of(USERS + "?$select=city&$filter=" + ids(List.of(followed)));
    FeedClient.Round all = filtered.enumerate();
    assertThat(all.entries()).containsOnlyKeys(followed);
    Directory.change(other, Map.of("city", "Ghent"));
    Directory.change(followed, Map.of("city", "Bruges"));
    assertThat(filtered.round(all.delta()).entries()).containsOnlyKeys(followed);
  }

  @Test
  void followingIsPagedToo() {
    String start = feed.latest();
    List<String> made = IntStream.range(0, 5).mapToObj(i -> Directory.user()).toList();
    FeedClient.Round round = FeedClient.of(USERS).preferring("odata.maxpagesize=2").round(start);
    assertThat(round.pages().stream().map(page -> page.entries().size())).startsWith(2, 2, 1);
    assertThat(round.entries()).containsOnlyKeys(made);
  }

  @Test
  void topIsLetPass() {
    given().get(USERS + "?$top=1&$deltatoken=latest").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$orderby=displayName | $orderby",
        "$search=%22displayName:a%22 | $search",
        "$expand=manager | $expand",
        "$skip=3 | $skip",
        "$select=displayName,shoeSize | shoeSize",
        "$filter=displayName+eq+'a' | $filter",
        "$filter=id+eq+'1' | Invalid object identifier '1'.",
        "$filter=id+ne+'62e90394-69f5-4237-9190-012177145e10' | $filter",
        "$filter=id+eq | $filter",
        "$skiptoken=garbage | $skiptoken",
        "$skiptoken= | $skiptoken",
        "$deltatoken=garbage | $deltatoken",
        "$deltatoken=a&$skiptoken=b | $skiptoken"
      })
  void whatIsNotOfferedIsRefusedByName(String query, String named) {
    given()
        .urlEncodingEnabled(false)
        .get(USERS + "?" + query)
        .then()
        .statusCode(400)
        .body(containsString(named));
  }

  @Test
  void moreThanFiftyIdsAreRefused() {
    List<String> many =
        Stream.generate(() -> java.util.UUID.randomUUID().toString()).limit(51).toList();
    given().urlEncodingEnabled(false).get(USERS + "?$filter=" + ids(many)).then().statusCode(400);
    given()
        .urlEncodingEnabled(false)
        .get(USERS + "?$filter=" + ids(many.subList(0, 50)))
        .then()
        .statusCode(200);
  }

  @Test
  void aSelectionBesideATokenIsRefused() {
    String token = feed.latest();
    given()
        .urlEncodingEnabled(false)
        .get(token + "&$select=id")
        .then()
        .statusCode(400)
        .body("error.code", equalTo("Request_BadRequest"))
        .body("error.message", containsString("$select"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"delta", "delta()", "microsoft.graph.delta", "microsoft.graph.delta()"})
  void everySpellingOfTheFunctionIsRouted(String function) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1.0/users/" + function + "?$deltatoken=latest")
        .then()
        .statusCode(200);
    given()
        .urlEncodingEnabled(false)
        .get("/v1.0/directoryRoles/" + function + "?%24deltatoken=latest")
        .then()
        .statusCode(200);
  }

  @Test
  void linksAreAbsoluteWithTheHostOfTheClientAndSafeToCarry() {
    String link =
        given()
            .header("Host", "directory.example:1234")
            .get(USERS + "?$deltatoken=latest")
            .jsonPath()
            .getString("'@odata.deltaLink'");
    assertThat(link)
        .matches(
            "http://directory\\.example:1234/v1\\.0/users/delta\\?\\$deltatoken=[A-Za-z0-9_-]+");
  }

  private static String ids(List<String> ids) {
    return ids.stream().map(id -> "id+eq+'" + id + "'").collect(Collectors.joining("+or+"));
  }
}
