package dev.tenantsync.bootstrap.overload;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Pauses between tries of what fails: a first one, then twice as long each time up to a longest. A
 * fifth is taken or added by luck, so that not everybody comes back at the same moment.
 */
public record BackOff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 20;

  /** Who asks to be left alone for longer than this is mistaken. */
  private static final Duration LONGEST_WISH = Duration.ofHours(6);

  private static final double LEAST = 0.8;
  private static final double SPREAD = 0.4;

  /**
   * The pause after a failure.
   *
   * @param failuresBefore how many there were in a row before this one
   * @param luck between 0 and 1
   */
  public Duration after(long failuresBefore, double luck) {
    long doubled = first.toMillis() << Math.min(failuresBefore, MOST_DOUBLINGS);
    return times(Math.min(doubled, longest.toMillis()), LEAST + SPREAD * luck);
  }

  /**
   * As above, where the other side may have said how long it wants to be left alone: never sooner
   * than that.
   *
   * @param wished null where it did not say
   */
  public Duration after(long failuresBefore, @Nullable Duration wished, double luck) {
    Duration own = after(failuresBefore, luck);
    if (wished == null) {
      return own;
    }
    Duration kept = wished.compareTo(LONGEST_WISH) < 0 ? wished : LONGEST_WISH;
    Duration later = times(Math.max(0, kept.toMillis()), 1 + SPREAD / 2 * luck);
    return later.compareTo(own) > 0 ? later : own;
  }

  private static Duration times(long millis, double factor) {
    return Duration.ofMillis((long) (millis * factor));
  }
}
