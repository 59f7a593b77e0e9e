package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** That pruning takes what nobody needs, and nothing else. */
@QuarkusTest
class ChangePruningTest {

  @Inject ChangePruning pruning;
  @Inject Rows rows;

  private final FeedClient feed = FeedClient.of("/v1.0/users/delta");

  @Test
  @DisplayName("idle client's token survives pruning")
  void anIdleClientsTokenSurvivesPruning() {
    String early = feed.latest();
    Directory.user();
    Directory.user();
    String idle = feed.latest();
    rows.execute("update change set changed_at = now() - interval '40 days'");
    pruning.prune();
    assertThat(rows.text("select count(*) from change")).as("the newest stays").isEqualTo("1");
    assertThat(feed.get(early).statusCode()).as("a position that was pruned").isEqualTo(410);
    String later = Directory.user();
    pruning.prune();
    assertThat(feed.round(idle).entries()).containsOnlyKeys(later);
  }

  @Test
  void anOldestRowThatBecameAnotherIsNotTakenForAPrunedOne() {
    Directory.user();
    String standing = feed.latest();
    rows.execute("update change set changed_at = now() - interval '40 days'");
    pruning.prune();
    String epoch = rows.text("select epoch from feed");
    rows.execute("update change set nonce = gen_random_uuid()");
    assertThat(feed.get(standing).statusCode()).isEqualTo(410);
    assertThat(rows.text("select epoch from feed")).isNotEqualTo(epoch);
  }

  @Test
  void whatIsKeptForTheAuditIsKept() {
    String user = Directory.user();
    Directory.change(user, Map.of("city", "Ghent"));
    rows.execute("update change set changed_at = now() - interval '29 days'");
    String before = rows.text("select count(*) from change");
    pruning.prune();
    assertThat(rows.text("select count(*) from change")).isEqualTo(before);
  }

  @Test
  void theLongerOfBothRetentionsCounts() {
    Duration week = Duration.ofDays(7);
    Duration month = Duration.ofDays(30);
    assertThat(ChangePruning.kept(week, month))
        .isEqualTo(ChangePruning.kept(month, week))
        .isGreaterThan(month);
  }

  @Test
  void anOldRowBehindANewOneStaysSoThatTheLogHasNoGap() {
    feed.latest();
    String first = Directory.user();
    String start = feed.latest();
    String second = Directory.user();
    String third = Directory.user();
    rows.execute(
        "update change set changed_at = now() - interval '40 days'"
            + " where resource_id = '"
            + second
            + "'");
    assertThat(first).isNotNull();
    pruning.prune();
    assertThat(feed.round(start).entries()).containsOnlyKeys(second, third);
  }

  @Test
  void manyRowsGoInSeveralTransactions() {
    rows.execute(
        "insert into change (resource, resource_id, kind, properties, actor)"
            + " select 'USER', gen_random_uuid(), 'UPDATED', '{city}', 'test'"
            + " from generate_series(1, 4500)");
    rows.execute("update change set changed_at = now() - interval '40 days'");
    pruning.prune();
    assertThat(rows.text("select count(*) from change")).isEqualTo("1");
  }
}
