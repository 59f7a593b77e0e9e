package dev.tenantsync.dynamics.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.mirror.Feed;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BellTest {

  private static final Duration LONG = Duration.ofMinutes(10);

  private final Bell bell = new Bell();

  @Test
  @Timeout(60)
  void aKnockWakesAndIsNoReasonForARun() {
    bell.knock();
    bell.await(LONG);
    bell.awaitAsking(LONG);

    assertThat(bell.taken().wantsRun()).isFalse();
    assertThat(bell.knockedAt()).isTrue();
    assertThat(bell.knockedAt()).as("heard once").isFalse();
  }

  @Test
  @Timeout(60)
  void whatItRangForIsTakenOnce() {
    bell.ring(Set.of(Feed.USERS));
    bell.await(LONG);
    bell.ring();
    bell.awaitAsking(LONG);

    assertThat(bell.taken()).isEqualTo(new Prompt(true, Set.of(Feed.USERS)));
    assertThat(bell.taken()).isEqualTo(Prompt.NONE);
    assertThat(bell.knockedAt()).isFalse();
  }
}
