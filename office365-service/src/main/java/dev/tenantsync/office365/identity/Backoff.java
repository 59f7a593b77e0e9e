package dev.tenantsync.office365.identity;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to refuse further tries after so many failures: not at all up to a number, then longer
 * each time.
 *
 * @param free failures that cost nothing
 * @param first how long the first refusal lasts; each further failure doubles it
 * @param longest what it never exceeds
 */
record Backoff(int free, Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  Optional<Duration> after(int failures) {
    if (failures < free) {
      return Optional.empty();
    }
    Duration next = first.multipliedBy(1L << Math.min(failures - free, MOST_DOUBLINGS));
    return Optional.of(next.compareTo(longest) > 0 ? longest : next);
  }
}
