package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a log which was set back is another log for everybody who followed it. */
@QuarkusTest
class LogIdentityTest {

  private static final String USERS = "/v1.0/users/delta";
  private static final String NEWEST =
      " where (xact, seq) = (select xact, seq from change order by xact desc, seq desc limit 1)";

  @Inject Rows rows;
  @Inject LogIdentity identity;
  @Inject AgedLinks aged;

  private final FeedClient feed = FeedClient.of(USERS);

  @Test
  void aLostPositionHasEverybodyBeginAgain() {
    Directory.user();
    String before = feed.latest();
    Directory.user();
    String lost = feed.latest();
    String seq = rows.text("select seq from change order by xact desc, seq desc limit 1");
    Response write = Directory.change(Directory.user(), Map.of("city", "Ghent"));
    String standing = feed.latest();
    rows.execute("update change set nonce = gen_random_uuid() where seq = " + seq);

    assertGone(feed.get(lost));
    assertGone(feed.get(before));
    assertGone(feed.get(standing));
    FeedClient.Round afresh = feed.round(USERS);
    assertThat(afresh.allEntries()).isNotEmpty();
    assertThat(epochOf(afresh.position())).isNotEqualTo(epochOf(write.header("x-sync-token")));
    assertThat(feed.get(afresh.delta()).statusCode()).isEqualTo(200);
  }

  @Test
  void anExpiredPositionProvesNothing() {
    Directory.user();
    String old = aged.earlier(feed.latest(), Duration.ofDays(8));
    rows.execute("update change set nonce = gen_random_uuid()" + NEWEST);
    Directory.user();
    String standing = feed.latest();

    assertThat(feed.get(old).statusCode()).isEqualTo(410);
    assertThat(feed.get(standing).statusCode()).isEqualTo(200);
  }

  /** A standby that took over has another timeline, and may lack what somebody has read. */
  @Test
  void aLogThatIsFoundElsewhereHasEverybodyBeginAgainOnce() {
    Directory.user();
    String standing = feed.latest();
    rows.execute("update feed set home = regexp_replace(home, '/[^/]+/', '/0000000F/')");

    assertGone(feed.get(standing));
    String afresh = feed.latest();
    assertThat(feed.get(afresh).statusCode()).isEqualTo(200);
    identity.start(new StartupEvent());
    assertThat(feed.get(afresh).statusCode()).isEqualTo(200);
  }

  @Test
  void whoBeginsWhereTheLogWasMovedNeedNotBeginTwice() {
    rows.execute("update feed set home = 'elsewhere'");

    assertThat(feed.get(feed.latest()).statusCode()).isEqualTo(200);
  }

  /** A standby that takes over under a running service: nobody may have read since. */
  @Test
  void whatIsWrittenWhereTheLogWasMovedIsToldAsOfTheNewLog() {
    String user = Directory.user();
    rows.execute("update feed set home = 'elsewhere'");
    Response write = Directory.change(user, Map.of("city", "Ghent"));
    rows.execute("update feed set home = 'elsewhere'");
    Response nothing = Directory.change(user, Map.of("city", "Ghent"));

    FeedClient.Round afresh = feed.round(USERS);
    String epoch = epochOf(afresh.position());
    assertThat(epochOf(nothing.header("x-sync-token"))).isEqualTo(epoch);
    assertThat(epochOf(write.header("x-sync-token"))).isNotEqualTo(epoch);

    rows.execute("update feed set home = 'elsewhere'");
    Response last = Directory.change(user, Map.of("city", "Bruges"));
    FeedClient.Round reading = feed.round(USERS);
    assertThat(epochOf(last.header("x-sync-token"))).isEqualTo(epochOf(reading.position()));
    assertThat(reading.fence()).isGreaterThan(xactOf(last.header("x-sync-token")));
  }

  @Test
  void aStartWhereTheLogWasMovedHasEverybodyBeginAgainBeforeAnythingIsWritten() {
    String epoch = rows.text("select epoch from feed");
    rows.execute("update feed set home = 'elsewhere'");
    identity.start(new StartupEvent());

    String renewed = rows.text("select epoch from feed");
    assertThat(renewed).isNotEqualTo(epoch);
    identity.start(new StartupEvent());
    assertThat(rows.text("select epoch from feed")).isEqualTo(renewed);
  }

  @Test
  void anotherNameOfARestoreHasEverybodyBeginAgainOnce() {
    Directory.user();
    String standing = feed.latest();
    String name = "restore " + System.nanoTime();
    identity.restored(name);

    assertGone(feed.get(standing));
    String afresh = feed.latest();
    identity.restored(name);
    assertThat(feed.get(afresh).statusCode()).isEqualTo(200);
  }

  /** As pg_restore leaves it on a server that has not counted so far. */
  @Test
  void aLogWithNumbersOfAnotherServerIsReadAndWrittenOn() {
    String user = Directory.user();
    String standing = feed.latest();
    String audited =
        rows.text("select count(*) from change where resource_id = '" + user + "'::uuid");
    rows.execute(
        "update change set xact = (xact::text::bigint + 1000000000)::text::xid8 where xact >= '3'");
    rows.execute("update feed set home = 'another server'");
    identity.start(new StartupEvent());

    assertGone(feed.get(standing));
    FeedClient.Round afresh = feed.round(USERS);
    assertThat(afresh.entries()).containsKey(user);
    String late = Directory.user();
    FeedClient.Round next = feed.round(afresh.delta());
    assertThat(next.entries()).containsOnlyKeys(late);
    assertThat(feed.round(next.delta()).allEntries()).isEmpty();
    assertThat(rows.text("select count(*) from change where resource_id = '" + user + "'::uuid"))
        .isEqualTo(audited);
  }

  /** As pg_restore leaves it on a server that has counted beyond some of them. */
  @Test
  void aLogOfWhichSomeNumbersAreStillToComeKeepsItsOrder() {
    String first = Directory.user();
    String second = Directory.user();
    String third = Directory.user();
    rows.execute(
        "update change set xact = (xact::text::bigint + 1000000000)::text::xid8"
            + " where seq >= (select min(seq) from change where resource_id = '%s')"
                .formatted(second));
    identity.start(new StartupEvent());

    String last = Directory.user();
    assertThat(
            rows.query(
                "select resource_id from change where kind = 'CREATED' and resource = 'USER'"
                    + " and resource_id in ('%s', '%s', '%s', '%s') order by xact, seq"
                        .formatted(first, second, third, last)))
        .containsExactly(first, second, third, last);
    assertThat(feed.round(USERS).entries()).containsKeys(first, second, third, last);
  }

  private static long xactOf(String token) {
    return Long.parseLong(token.substring(token.indexOf('.') + 1));
  }

  private static String epochOf(String token) {
    return token.substring(0, token.indexOf('.'));
  }

  private static void assertGone(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(410);
    assertThat(answer.jsonPath().getString("error.code")).isEqualTo("resyncRequired");
    assertThat(answer.header("Location")).endsWith("token=");
  }
}
