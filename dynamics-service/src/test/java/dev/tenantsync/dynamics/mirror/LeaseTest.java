package dev.tenantsync.dynamics.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class LeaseTest {

  private static final Duration TAKEOVER = Duration.ofSeconds(5);

  @Inject PullerLease lease;
  @Inject Puller puller;
  @Inject Cursors cursors;
  @Inject Tables tables;
  @Inject Database database;
  @Inject DynamicsSettings settings;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    tables.clear();
    cursors.begin();
    directory = new FakeDirectory(settings.directory().url().getPort());
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void heldLeaseIsNotTakenAndADeadHoldersIsWithinFiveSeconds() {
    long first = lease.take("one").orElseThrow();
    assertThat(lease.take("two")).isEmpty();

    await().atMost(TAKEOVER).until(() -> lease.take("two").isPresent());

    assertThat(lease.renew(first)).isFalse();
    assertThat(lease.holding().term()).isEqualTo(first + 1);
  }

  @Test
  void renewedLeaseStaysAndAReleasedOneIsFree() {
    long term = lease.take("one").orElseThrow();
    assertThat(lease.renew(term)).isTrue();
    assertThat(lease.take("two")).isEmpty();

    lease.release(term);
    assertThat(lease.take("two")).isPresent();
  }

  @Test
  void frozenPullerThatWakesWritesNothing() {
    UUID ada = directory.hire("ada");
    long frozen = lease.take("frozen").orElseThrow();
    directory.beforeUserPage(
        () -> {
          lease.release(frozen);
          assertThat(lease.take("successor")).isPresent();
        });

    assertThatThrownBy(() -> puller.pull(Feed.USERS, frozen, (changed, last) -> {}))
        .isInstanceOf(LeaseLostException.class);

    assertThat(tables.presence(ada)).isEqualTo("UNKNOWN");
    assertThat(cursors.of(Feed.USERS).link()).isNull();
    assertThatThrownBy(() -> puller.pull(Feed.ROLES, frozen, (changed, last) -> {}))
        .isInstanceOf(LeaseLostException.class);
  }

  @Test
  void pullerFrozenInsideATransactionDoesNotHoldUpItsSuccessor() throws Exception {
    long frozen = lease.take("frozen").orElseThrow();
    CountDownLatch woken = new CountDownLatch(1);
    CountDownLatch holding = new CountDownLatch(1);
    CompletableFuture<Void> freezing =
        CompletableFuture.runAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          database.cutOffWhenFrozen();
                          cursors.hold(cursors.of(Feed.USERS), frozen);
                          holding.countDown();
                          awaitQuietly(woken);
                        }));
    holding.await();

    await().atMost(TAKEOVER).until(() -> lease.take("successor").isPresent());

    woken.countDown();
    assertThatThrownBy(freezing::join).isNotNull();
  }

  @Test
  void ofTwoKeepersOnePullsAndTheOtherFollowsWhenItStops() {
    LeaseKeeper one = new LeaseKeeper(lease, settings);
    LeaseKeeper two = new LeaseKeeper(lease, settings);
    one.start();
    two.start();
    try {
      await().atMost(TAKEOVER).until(() -> pulling(one, two) == 1);
      LeaseKeeper holder = one.term().isPresent() ? one : two;
      LeaseKeeper other = holder == one ? two : one;
      long term = holder.term().orElseThrow();

      await()
          .during(Duration.ofSeconds(4))
          .atMost(Duration.ofSeconds(6))
          .until(() -> holder.term().isPresent() && other.term().isEmpty());
      holder.stop();

      await().atMost(TAKEOVER).until(() -> other.term().isPresent());
      assertThat(other.term().orElseThrow()).isEqualTo(term + 1);
    } finally {
      one.stop();
      two.stop();
    }
  }

  @Test
  void keeperStopsThoughTheDatabaseDoesNotTakeTheLeaseBack() {
    LeaseKeeper keeper = new LeaseKeeper(lease, settings);
    keeper.start();
    await().atMost(TAKEOVER).until(() -> keeper.term().isPresent());

    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              database.update("lock table puller in access exclusive mode");
              keeper.stop();
              assertThat(waitingForTheLease()).as("what stop() did not wait for").isEqualTo(1);
            });
    assertThat(keeper.term()).isEmpty();
  }

  private long waitingForTheLease() {
    return database.number(
        "select count(*) as n from pg_locks where relation = 'puller'::regclass and not granted");
  }

  private static long pulling(LeaseKeeper... keepers) {
    return Stream.of(keepers).filter(keeper -> keeper.term().isPresent()).count();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
