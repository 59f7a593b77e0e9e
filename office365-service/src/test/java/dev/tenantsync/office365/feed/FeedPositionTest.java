package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That no change is lost, and that a position which cannot be followed is refused. */
@QuarkusTest
class FeedPositionTest {

  private static final String USERS = "/v1.0/users/delta";

  @Inject ChangeLog changes;
  @Inject Rows rows;
  @Inject AgedLinks aged;

  private final FeedClient feed = FeedClient.of(USERS);

  @Test
  @DisplayName("a page that commits late is not skipped")
  void aPageThatCommitsLateIsNotSkipped() {
    String late = Directory.user();
    String start = feed.latest();
    QuarkusTransaction.begin();
    rows.query("select set_config('application_name', ?, true)", OpenTransaction.NAME);
    changes.append(
        Change.of(Change.Resource.USER, UUID.fromString(late), Change.Kind.UPDATED)
            .property("city", "Ghent", "Bruges"));
    String earlyUser = Directory.user();
    Response early = Directory.change(earlyUser, Map.of("city", "Ghent"));
    FeedClient.Round during = feed.round(start);
    QuarkusTransaction.commit();

    assertThat(during.allEntries()).as("nothing passes the open transaction").isEmpty();
    assertThat(during.fence()).isLessThanOrEqualTo(written(early));
    FeedClient.Round after = feed.round(during.delta());
    assertThat(after.entries()).containsOnlyKeys(late, earlyUser);
    assertThat(after.fence()).isGreaterThan(written(early));
  }

  @Test
  @DisplayName("a user created behind the enumeration's key")
  void aUserCreatedBehindTheEnumerationsKeyIsSeenInTheFollowingRound() {
    IntStream.range(0, 3).forEach(i -> Directory.user());
    FeedClient slow = FeedClient.of(USERS).preferring("odata.maxpagesize=1");
    FeedClient.Page page = slow.page(USERS);
    List<String> created = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      created.add(Directory.user());
    }
    // The rest quickly: the size of a page may change from one to the next.
    FeedClient.Round rest =
        FeedClient.of(USERS).preferring("odata.maxpagesize=1000").round(page.next().orElseThrow());
    FeedClient.Round following = feed.round(rest.delta());
    assertThat(following.entries().keySet()).containsAll(created);
    assertThat(rest.fence())
        .as("the enumeration reaches as far as its beginning")
        .isLessThan(following.fence());
  }

  @Test
  @DisplayName("a change made while the users are enumerated lands in that round or the next")
  void aChangeDuringTheEnumerationIsNotLost() {
    List<String> users = IntStream.range(0, 3).mapToObj(i -> Directory.user()).toList();
    FeedClient.Page first = FeedClient.of(USERS).preferring("odata.maxpagesize=1").page(USERS);
    users.forEach(user -> Directory.change(user, Map.of("city", "Ghent")));
    Directory.delete(users.get(0));
    FeedClient.Round rest =
        FeedClient.of(USERS).preferring("odata.maxpagesize=1000").round(first.next().orElseThrow());
    Map<String, Map<String, Object>> next = feed.round(rest.delta()).entries();
    assertThat(next).containsKeys(users.toArray(String[]::new));
    assertThat(next.get(users.get(0))).containsKey("@removed");
  }

  @Test
  @DisplayName("token used twice gives at least the same changes")
  void aTokenUsedTwiceGivesAtLeastTheSameChanges() {
    String start = feed.latest();
    String first = Directory.user();
    assertThat(feed.round(start).entries()).containsOnlyKeys(first);
    String second = Directory.user();
    assertThat(feed.round(start).entries()).containsOnlyKeys(first, second);
  }

  @Test
  @DisplayName("position row missing -> 410")
  void aPositionWhoseRowIsMissingIsGone() {
    FeedClient tracking = FeedClient.of(USERS + "?$select=city,surname");
    Directory.user();
    String start = tracking.latest();
    int moved =
        rows.execute(
            "update change set nonce = gen_random_uuid() where (xact, seq) ="
                + " (select xact, seq from change order by xact desc, seq desc limit 1)");
    assertThat(moved).isEqualTo(1);
    Response gone = tracking.get(start);
    assertGone(gone, "resyncRequired");
    String location = gone.header("Location");
    assertThat(location).startsWith("http://").contains("/v1.0/users/delta?").endsWith("token=");
    FeedClient.Round afresh = tracking.round(location);
    assertThat(afresh.pages().get(0).context()).endsWith("#users(city,surname)");
    assertThat(afresh.allEntries()).isNotEmpty();
  }

  @Test
  @DisplayName("restored backup epoch -> 410")
  void aTokenOfAnotherEpochIsGone() {
    Directory.user();
    Directory.user();
    String following = feed.latest();
    String enumerating =
        FeedClient.of(USERS).preferring("odata.maxpagesize=1").page(USERS).next().orElseThrow();
    String epoch = rows.text("select epoch from feed");
    rows.execute("update feed set epoch = gen_random_uuid()");
    try {
      assertGone(feed.get(following), "resyncRequired");
      assertGone(feed.get(enumerating), "resyncRequired");
    } finally {
      rows.execute("update feed set epoch = '" + epoch + "'");
    }
    assertThat(feed.get(following).statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenOlderThanTheRetentionIsGone() {
    String start = feed.latest();
    assertThat(feed.get(aged.earlier(start, Duration.ofDays(7).minusMinutes(5))).statusCode())
        .isEqualTo(200);
    assertGone(
        feed.get(aged.earlier(start, Duration.ofDays(7).plusMinutes(5))), "syncStateNotFound");
  }

  @Test
  void aTokenOlderThanTheRetentionIsGoneThoughTheAuditKeepsItsRow() {
    String start = feed.latest();
    String user = Directory.user();
    rows.execute(
        "update change set changed_at = now() - interval '8 days' where resource_id = '"
            + user
            + "'");
    assertGone(
        feed.get(aged.earlier(start, Duration.ofDays(7).plusMinutes(5))), "syncStateNotFound");
    assertThat(rows.changesOf("USER", user)).as("kept for the audit").hasSize(1);
  }

  @Test
  void aForgedTokenIsRefusedByName() {
    String start = feed.latest();
    char last = start.charAt(start.length() - 1);
    Response refused = feed.get(start.substring(0, start.length() - 1) + (last == 'A' ? 'E' : 'A'));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.asString()).contains("$deltatoken");
    String swapped = start.replace("$deltatoken", "$skiptoken");
    assertThat(feed.get(swapped).statusCode()).isEqualTo(400);
    assertThat(feed.get(start + "x").statusCode()).isEqualTo(400);
  }

  @Test
  void positionsNameTheEpochThatWritesName() {
    FeedClient.Round round = feed.round(feed.latest());
    String token =
        Directory.change(Directory.user(), Map.of("city", "Ghent")).header("x-sync-token");
    assertThat(round.position()).startsWith(token.substring(0, token.indexOf('.') + 1));
    assertThat(feed.round(round.delta()).fence()).isGreaterThan(xact(token));
  }

  private static long written(Response write) {
    return xact(write.header("x-sync-token"));
  }

  private static long xact(String syncToken) {
    return Long.parseLong(syncToken.substring(syncToken.indexOf('.') + 1));
  }

  private static void assertGone(Response answer, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(410);
    assertThat(answer.jsonPath().getString("error.code")).isEqualTo(code);
    assertThat(answer.header("Location")).endsWith("token=");
  }
}
