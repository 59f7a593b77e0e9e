package dev.tenantsync.office365.subscription;

import dev.tenantsync.bootstrap.overload.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * When to try again after a failure: after a first wait, then twice as long each time up to a
 * longest, until that has gone on for too long.
 */
record RetryPlan(Duration first, Duration longest, Duration giveUpAfter) {

  /**
   * How it has gone so far.
   *
   * @param attempts failures before this one
   * @param failingSince the first of them; empty if this is the first
   */
  record Trouble(int attempts, Optional<Instant> failingSince) {

    /** How loud a failure after these is told: the first one is news, the others repeat it. */
    Level level() {
      return attempts == 0 ? Level.INFO : Level.DEBUG;
    }
  }

  /**
   * The next attempt after one that failed now; empty to give up.
   *
   * @param wished how long the endpoint wants to be left alone; null if it does not say
   * @param luck between 0 and 1, so that not everybody comes back at once
   */
  Optional<Instant> next(Trouble trouble, @Nullable Duration wished, Instant now, double luck) {
    Instant since = trouble.failingSince().orElse(now);
    return now.isBefore(since.plus(giveUpAfter))
        ? Optional.of(now.plus(new BackOff(first, longest).after(trouble.attempts(), wished, luck)))
        : Optional.empty();
  }
}
