package dev.tenantsync.office365.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When to try again after a failure: after a first wait, then twice as long each time up to a
 * longest, until that has gone on for too long.
 */
record RetryPlan(Duration first, Duration longest, Duration giveUpAfter) {

  private static final int DOUBLINGS = 20;

  /**
   * How it has gone so far.
   *
   * @param attempts failures before this one
   * @param failingSince the first of them; empty if this is the first
   */
  record Trouble(int attempts, Optional<Instant> failingSince) {}

  /**
   * The next attempt after one that failed now; empty to give up.
   *
   * @param luck between 0 and 1, so that not everybody comes back at once: takes or adds a fifth
   */
  Optional<Instant> next(Trouble trouble, Instant now, double luck) {
    Instant since = trouble.failingSince().orElse(now);
    return now.isBefore(since.plus(giveUpAfter))
        ? Optional.of(now.plus(delay(trouble.attempts(), luck)))
        : Optional.empty();
  }

  /** How long to wait after so many failures before. */
  Duration delay(int attempts, double luck) {
    long doubled = first.toMillis() << Math.min(attempts, DOUBLINGS);
    long wait = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis((long) (wait * (0.8 + 0.4 * luck)));
  }
}
