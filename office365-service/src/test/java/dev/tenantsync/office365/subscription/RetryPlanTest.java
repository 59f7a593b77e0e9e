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
    assertThat(PLAN.delay(attempts, luck)).isEqualTo(wait);
  }

  @Test
  void givesUpAfterHoursAndNotBefore() {
    assertThat(next(Optional.empty())).isPresent();
    assertThat(next(Optional.of(NOW.minus(Duration.ofHours(4)).plusMillis(1)))).isPresent();
    assertThat(next(Optional.of(NOW.minus(Duration.ofHours(4))))).isEmpty();
  }

  private static Optional<Instant> next(Optional<Instant> since) {
    return PLAN.next(new Trouble(40, since), NOW, 0.5);
  }
}
