package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.subscription.RetryPlan.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final RetryPlan PLAN =
      new RetryPlan(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofHours(4));

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, PT10S",
    "1, 0.5, PT20S",
    "5, 0.5, PT320S",
    "6, 0.5, PT600S",
    "1000, 0.5, PT600S",
    "0, 0.0, PT8S",
    "0, 1.0, PT12S"
  })
  void waitsTwiceAsLongEachTime(int attempts, double luck, Duration wait) {
    Trouble trouble = new Trouble(attempts, Optional.empty());

    assertThat(PLAN.next(trouble, null, NOW, luck)).contains(NOW.plus(wait));
  }

  @Test
  void leavesAnEndpointAloneForAsLongAsItWants() {
    Trouble first = new Trouble(0, Optional.empty());

    assertThat(PLAN.next(first, Duration.ofMinutes(30), NOW, 0.0))
        .contains(NOW.plus(Duration.ofMinutes(30)));
    assertThat(PLAN.next(first, Duration.ofSeconds(1), NOW, 0.5))
        .contains(NOW.plus(Duration.ofSeconds(10)));
  }

  @Test
  void givesUpAfterHoursAndNotBefore() {
    assertThat(next(Optional.empty())).isPresent();
    assertThat(next(Optional.of(NOW.minus(Duration.ofHours(4)).plusMillis(1)))).isPresent();
    assertThat(next(Optional.of(NOW.minus(Duration.ofHours(4))))).isEmpty();
  }

  private static Optional<Instant> next(Optional<Instant> since) {
    return PLAN.next(new Trouble(40, since), null, NOW, 0.5);
  }
}
