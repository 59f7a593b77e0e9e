package dev.tenantsync.office365.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import.
 *
 * @param refusal why it failed as a whole
 */
record Job(
    UUID id,
    Order order,
    JobStatus status,
    Times times,
    Progress progress,
    @Nullable String refusal) {

  /** What was asked for, and by whom. */
  record Order(
      JobMode mode,
      boolean dryRun,
      String actor,
      String correlationId,
      @Nullable String traceParent) {}

  record Times(Instant created, @Nullable Instant started, @Nullable Instant ended) {}

  /**
   * How far it is.
   *
   * @param total lines, known once the upload is complete
   * @param done lines dealt with, the failed ones among them
   * @param busyMillis time spent on them
   */
  record Progress(long bytes, int total, int done, int failed, long busyMillis) {

    /** Lines per second so far; 0 before the first chunk. */
    double rate() {
      return busyMillis == 0 ? 0 : done * 1_000.0 / busyMillis;
    }

    /** The time that the other lines will take at this rate, in whole seconds, rounded up. */
    Optional<Duration> timeLeft() {
      return rate() == 0
          ? Optional.empty()
          : Optional.of(Duration.ofSeconds((long) Math.ceil((total - done) / rate())));
    }
  }

  boolean restores() {
    return order.mode() == JobMode.RESTORE;
  }
}
