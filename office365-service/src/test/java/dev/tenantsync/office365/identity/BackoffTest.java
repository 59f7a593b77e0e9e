package dev.tenantsync.office365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long guessing has to wait. */
class BackoffTest {

  private static final Backoff BACKOFF =
      new Backoff(3, Duration.ofSeconds(5), Duration.ofMinutes(1));

  @Test
  void someMistakesAreFree() {
    assertThat(BACKOFF.after(1)).isEmpty();
    assertThat(BACKOFF.after(2)).isEmpty();
  }

  @Test
  void eachFurtherOneDoublesTheWaitUpToTheLongest() {
    assertThat(BACKOFF.after(3)).contains(Duration.ofSeconds(5));
    assertThat(BACKOFF.after(4)).contains(Duration.ofSeconds(10));
    assertThat(BACKOFF.after(6)).contains(Duration.ofSeconds(40));
    assertThat(BACKOFF.after(7)).contains(Duration.ofMinutes(1));
    assertThat(BACKOFF.after(Integer.MAX_VALUE)).contains(Duration.ofMinutes(1));
  }
}
