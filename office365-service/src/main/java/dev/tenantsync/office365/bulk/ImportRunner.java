package dev.tenantsync.office365.bulk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;

/** Looks for imports that wait, those included that another process left unfinished. */
@ApplicationScoped
class ImportRunner {

  static final String SCHEDULE = "imports";

  private final ImportRun run;
  private final Jobs jobs;
  private final BulkSettings settings;
  private final Clock clock;
  private volatile boolean stopping;

  ImportRunner(ImportRun run, Jobs jobs, BulkSettings settings, Clock clock) {
    this.run = run;
    this.jobs = jobs;
    this.settings = settings;
    this.clock = clock;
  }

  /** One job after the other, chunk by chunk, until nothing waits. */
  @Scheduled(
      identity = SCHEDULE,
      every = "${directory.bulk.look-every:PT1S}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void work() {
    boolean more = true;
    while (more && !stopping) {
      more = run.next();
    }
  }

  /** Removes jobs whose time is up, and uploads that nobody goes on with. */
  @Scheduled(
      every = "15m",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void tidy() {
    Instant now = clock.instant();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              jobs.deleteEndedBefore(now.minus(settings.retention()));
              jobs.deleteUploadsOf(now.minus(settings.uploadPause()));
            });
  }

  /** A chunk in hand is finished; the next start goes on behind it. */
  void stop(@Observes ShutdownEvent shutdown) {
    stopping = true;
  }
}
