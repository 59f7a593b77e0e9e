package dev.tenantsync.office365.bulk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as clients poll it.
 *
 * @param total lines of the file
 * @param done lines dealt with, failed ones included
 * @param ratePerSecond lines
 * @param timeLeft ISO 8601; null where it is not known, or nothing is left to be done
 */
record JobJson(
    UUID id,
    String status,
    String mode,
    boolean dryRun,
    Instant createdDateTime,
    @Nullable Instant startedDateTime,
    @Nullable Instant completedDateTime,
    long bytes,
    int total,
    int done,
    int failed,
    double ratePerSecond,
    @Nullable String timeLeft,
    @Nullable ErrorJson error) {

  record ErrorJson(String code, String message) {}

  static JobJson of(Job job) {
    Job.Progress progress = job.progress();
    String refusal = job.refusal();
    return new JobJson(
        job.id(),
        job.status().wire(),
        job.order().mode().wire(),
        job.order().dryRun(),
        job.times().created().truncatedTo(ChronoUnit.SECONDS),
        seconds(job.times().started()),
        seconds(job.times().ended()),
        progress.bytes(),
        progress.total(),
        progress.done(),
        progress.failed(),
        Math.round(progress.rate() * 10) / 10.0,
        job.status().isEnded() ? null : progress.timeLeft().map(Duration::toString).orElse(null),
        refusal == null ? null : new ErrorJson("Request_BadRequest", refusal));
  }

  private static @Nullable Instant seconds(@Nullable Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
