package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Administrator;
import dev.tenantsync.office365.identity.SetClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens when an endpoint, or the service, is away for a while. */
@QuarkusTest
class RetryTest {

  private final Listener listener = new Listener();
  private final Listener lifecycle = new Listener();

  @Inject Rows rows;
  @Inject SetClock clock;
  @Inject Notifier notifier;
  @Inject Sweep sweep;

  private String user;
  private String subscription;

  @BeforeEach
  void subscribe() {
    user = Graph.user();
    subscription =
        Orders.made(
            listener.url(),
            "users/" + user,
            Map.of(
                "lifecycleNotificationUrl", lifecycle.url(),
                "clientState", "the word",
                "expirationDateTime", Orders.in(Duration.ofHours(20))));
  }

  @AfterEach
  void tidy() {
    clock.reset();
    Administrator.dropToken();
    Orders.removeAll();
    rows.execute("delete from lifecycle_notice");
    listener.close();
    lifecycle.close();
  }

  @Test
  void triesAgainLaterAndThenGoesOn() {
    listener.onNotices(503);
    change("Clerk");
    await().until(() -> attempts() == 1);
    assertThat(listener.about(user)).hasSize(1);
    clock.forward(Duration.ofSeconds(13));
    await().until(() -> attempts() == 2);
    listener.onNotices(200);
    change("Chief");
    clock.forward(Duration.ofSeconds(25));
    await().until(() -> attempts() == 0);
    assertThat(listener.about(user)).containsExactly("updated", "updated", "updated");
    change("Captain");
    await().until(() -> listener.about(user).size() == 4);
    assertThat(failing()).isEqualTo("null");
  }

  @Test
  void doesNotTryAgainBeforeItIsTime() {
    listener.onNotices(503);
    change("Clerk");
    await().until(() -> attempts() == 1);
    change("Chief");
    clock.forward(Duration.ofSeconds(6));
    await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> listener.about(user).size() == 1);
  }

  @Test
  void leavesAnEndpointAloneForAsLongAsItAsks() {
    listener.onNotices(
        (exchange, token) -> {
          exchange.getResponseHeaders().set("Retry-After", "60");
          Listener.reply(exchange, 429, "text/plain", "");
        });
    change("Clerk");
    await().until(() -> attempts() == 1);
    clock.forward(Duration.ofSeconds(13));
    await()
        .during(Duration.ofMillis(1_500))
        .atMost(Duration.ofSeconds(5))
        .until(() -> listener.about(user).size() == 1);
    clock.forward(Duration.ofSeconds(60));
    await().until(() -> listener.about(user).size() == 2);
  }

  @Test
  void triesAgainAtOnceWhenTheSubscriptionIsRenewed() {
    listener.onNotices(503);
    change("Clerk");
    await().until(() -> attempts() == 1);
    listener.onNotices(200);

    Map<String, String> renewal = Map.of("expirationDateTime", Orders.in(Duration.ofHours(21)));
    assertThat(Graph.patch("/v1.0/subscriptions/" + subscription, renewal).statusCode())
        .isEqualTo(200);

    await().until(() -> attempts() == 0);
    assertThat(listener.about(user)).containsExactly("updated", "updated");
  }

  @Test
  void takesARedirectForAFailure() {
    listener.onNotices(
        (exchange, token) -> {
          exchange.getResponseHeaders().set("Location", lifecycle.url());
          Listener.reply(exchange, 307, "text/plain", "");
        });
    change("Clerk");
    await().until(() -> attempts() == 1);
    assertThat(lifecycle.deliveries()).isEmpty();
  }

  @Test
  void takesSilenceForAFailure() {
    listener.onNotices((exchange, token) -> listener.hang(exchange));
    change("Clerk");
    await().until(() -> attempts() == 1);
  }

  @Test
  void tellsAfterARestartWhatHappenedMeanwhile() {
    notifier.stop();
    try {
      change("Clerk");
      assertThat(listener.deliveries()).isEmpty();
    } finally {
      notifier.start();
    }
    await().until(() -> listener.about(user).size() == 1);
  }

  @Test
  void tellsTwiceWhatARestartDidNotSeeAcknowledged() {
    change("Clerk");
    await().until(() -> listener.about(user).size() == 1 && position().equals("told"));
    String before =
        rows.text(
            "select xact || '/' || seq || '/' || nonce from subscription where id = ?",
            UUID.fromString(subscription));
    change("Chief");
    await().until(() -> listener.about(user).size() == 2 && position().equals("told"));
    String[] parts = before.split("/", -1);
    rows.execute(
        "update subscription set xact = '%s', seq = %s, nonce = '%s' where id = '%s'"
            .formatted(parts[0], parts[1], parts[2], subscription));
    await().until(() -> listener.about(user).size() == 3);
    assertThat(listener.notices().get(2).path("id"))
        .isEqualTo(listener.notices().get(1).path("id"));
  }

  @Test
  void dropsWhatCouldNotBeToldForHoursAndSaysSo() {
    listener.onNotices(503);
    change("Clerk");
    await().until(() -> attempts() == 1);
    clock.forward(Duration.ofHours(4).plusMinutes(1));
    Administrator.dropToken();
    await().until(() -> lifecycle.events(subscription).contains("missed"));
    assertThat(lifecycle.notices().get(0).path("clientState").asText()).isEqualTo("the word");
    assertThat(lifecycle.notices().get(0).has("resourceData")).isFalse();
    assertThat(rows.text("select count(*) from lifecycle_notice")).isEqualTo("0");
    listener.onNotices(200);
    int before = listener.about(user).size();
    change("Chief");
    await().until(() -> listener.about(user).size() == before + 1);
    assertThat(failing()).isEqualTo("null");
  }

  @Test
  void saysSoWhenTheLogIsShorterThanTheSilence() {
    rows.execute(
        "update subscription set nonce = gen_random_uuid() where id = '" + subscription + "'");
    change("Clerk");
    await().until(() -> lifecycle.events(subscription).contains("missed"));
    change("Chief");
    await().until(() -> listener.about(user).size() == 1);
  }

  @Test
  void repeatsLifecycleNoticesToo() {
    lifecycle.onNotices(500);
    rows.execute(
        "update subscription set nonce = gen_random_uuid() where id = '" + subscription + "'");
    change("Clerk");
    await().until(() -> lifecycle.events(subscription).size() == 1);
    lifecycle.onNotices(202);
    await().until(() -> rows.text("select attempts from lifecycle_notice").equals("1"));
    clock.forward(Duration.ofSeconds(13));
    await().until(() -> rows.text("select count(*) from lifecycle_notice").equals("0"));
    assertThat(lifecycle.events(subscription)).containsExactly("missed", "missed");
  }

  @Test
  void asksForRenewalOnceWhenTheEndIsNear() {
    clock.forward(Duration.ofHours(14));
    sweep.sweep();
    assertThat(rows.text("select count(*) from lifecycle_notice")).isEqualTo("0");
    clock.forward(Duration.ofHours(2));
    sweep.sweep();
    await().until(() -> lifecycle.events(subscription).contains("reauthorizationRequired"));
    sweep.sweep();
    assertThat(rows.text("select count(*) from lifecycle_notice")).isEqualTo("0");
  }

  @Test
  void saysThatAnUnreachableSubscriptionIsGone() {
    listener.onNotices(503);
    change("Clerk");
    await().until(() -> attempts() == 1);
    clock.forward(Duration.ofHours(21));
    sweep.sweep();
    await().until(() -> lifecycle.events(subscription).contains("subscriptionRemoved"));
    assertThat(
            rows.query("select id from subscription where id = ?", UUID.fromString(subscription)))
        .isEmpty();
  }

  @Test
  void keepsThePositionOfAnIdleSubscriptionFresh() {
    String before =
        rows.text("select xact, seq from subscription where id = ?", UUID.fromString(subscription));
    Graph.user();
    clock.forward(Duration.ofHours(13));
    sweep.sweep();
    await()
        .until(
            () ->
                !rows.text(
                        "select xact, seq from subscription where id = ?",
                        UUID.fromString(subscription))
                    .equals(before));
    assertThat(listener.deliveries()).isEmpty();
  }

  private void change(String jobTitle) {
    assertThat(Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", jobTitle)).statusCode())
        .isEqualTo(204);
  }

  private int attempts() {
    return Integer.parseInt(
        rows.text("select attempts from subscription where id = ?", UUID.fromString(subscription)));
  }

  private String failing() {
    return rows.text(
        "select failing_since from subscription where id = ?", UUID.fromString(subscription));
  }

  /** Whether all of the user's changes are behind the position. */
  private String position() {
    return rows.text(
        "select case when (s.xact, s.seq) >= (c.xact, c.seq) and s.lease is null then 'told'"
            + " else 'behind' end from subscription s,"
            + " lateral (select xact, seq from change where resource_id = s.object_id"
            + " order by xact desc, seq desc limit 1) c where s.id = ?",
        UUID.fromString(subscription));
  }
}
