package dev.tenantsync.dynamics.metrics;

import dev.tenantsync.dynamics.entitlement.Plan.Kind;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.notification.Noticed;
import dev.tenantsync.dynamics.provisioning.Applied;
import dev.tenantsync.dynamics.reconcile.Run;
import dev.tenantsync.dynamics.reconcile.RunEnded;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/**
 * Counts what this process does. Series that alerts rest on begin at zero, and not with an event.
 */
@Startup
@ApplicationScoped
class SyncCounters {

  private final Counter steps;
  private final Counter runs;
  private final Counter failed;
  private final Counter notices;

  SyncCounters(CollectorRegistry registry, LeaseKeeper lease) {
    this.steps =
        Counter.build()
            .name("tenantsync_steps_applied_total")
            .help("Steps by which users were made, changed, enabled and disabled, and why.")
            .labelNames("step", "reason")
            .register(registry);
    this.runs =
        Counter.build()
            .name("tenantsync_runs_total")
            .help("Runs of the sync by what caused them and how they ended.")
            .labelNames("trigger", "outcome")
            .register(registry);
    this.failed =
        Counter.build()
            .name("tenantsync_accounts_failed_total")
            .help("Accounts that runs could not decide; each is tried again.")
            .register(registry);
    this.notices =
        Counter.build()
            .name("tenantsync_notices_total")
            .help("Notices of the directory that were believed, by feed.")
            .labelNames("feed")
            .register(registry);
    Gauge.build()
        .name("tenantsync_pulling")
        .help("1 if this process pulls.")
        .register(registry)
        .setChild(
            new Gauge.Child() {
              @Override
              public double get() {
                return lease.term().isPresent() ? 1 : 0;
              }
            });
    begin();
  }

  private void begin() {
    for (Kind kind : Kind.values()) {
      steps.labels(kind.name(), Reason.DRIFT_HEALED.id()).inc(0);
    }
    for (Feed feed : Feed.values()) {
      notices.labels(feed.name()).inc(0);
    }
    for (String trigger : Run.TRIGGERS) {
      for (Outcome outcome : Outcome.values()) {
        runs.labels(trigger, outcome.name()).inc(0);
      }
    }
  }

  /** What is rolled back is not counted. */
  void applied(@Observes(during = TransactionPhase.AFTER_SUCCESS) Applied applied) {
    for (Step step : applied.steps()) {
      steps.labels(step.kind().name(), step.reason().id()).inc();
    }
  }

  void ran(@Observes RunEnded ended) {
    runs.labels(ended.run().trigger(), Outcome.of(ended).name()).inc();
    failed.inc((double) ended.run().failed());
  }

  void noticed(@Observes Noticed notice) {
    if (notice.origin() == Noticed.Origin.DIRECTORY) {
      notice.feeds().forEach(feed -> notices.labels(feed.name()).inc());
    }
  }

  /** How a run ended. */
  private enum Outcome {
    COMPLETE,
    /** Some accounts could not be decided. */
    FAILURES,
    /** A feed was left alone for a pause, as it had failed before. */
    WAITING,
    /** A feed could not be read to its end. */
    ERROR;

    /** What concerns a feed concerns everybody in it. */
    static Outcome of(RunEnded ended) {
      if (ended.run().error() != null) {
        return ERROR;
      }
      if (ended.waiting()) {
        return WAITING;
      }
      return ended.run().failed() > 0 ? FAILURES : COMPLETE;
    }
  }
}
