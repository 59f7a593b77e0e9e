package dev.tenantsync.office365.subscription;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Removes expired subscriptions, asks for renewal, and keeps the idle ones' positions fresh. */
@ApplicationScoped
class Sweep {

  private static final Logger LOG = Logger.getLogger(Sweep.class);

  /** Far less than the change log is kept for. */
  private static final Duration IDLE = Duration.ofHours(12);

  private final Statements statements;
  private final LifecycleQueue lifecycle;
  private final Lookout lookout;
  private final Couriers couriers;
  private final Clock clock;

  Sweep(
      Statements statements,
      LifecycleQueue lifecycle,
      Lookout lookout,
      Couriers couriers,
      Clock clock) {
    this.statements = statements;
    this.lifecycle = lifecycle;
    this.lookout = lookout;
    this.couriers = couriers;
    this.clock = clock;
  }

  @Scheduled(
      every = "${directory.subscriptions.sweep-every:1m}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    Instant now = clock.instant();
    removeExpired(now);
    askForRenewal(now);
    lookout.idle(now.minus(IDLE), now).forEach(due -> couriers.offer(due, () -> {}));
  }

  /** Whoever could not be told up to the end is told that it ended. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void removeExpired(Instant now) {
    List<Expired> expired =
        statements.query(
            "select id, failing_since is not null as failing from subscription"
                + " where expiration_date_time <= ? for update skip locked",
            row -> new Expired(Statements.uuid(row, "id"), row.getBoolean("failing")),
            now);
    List<UUID> failing = expired.stream().filter(Expired::failing).map(Expired::id).toList();
    lifecycle.add(failing, LifecycleEvent.SUBSCRIPTION_REMOVED, now);
    for (Expired one : expired) {
      statements.update("delete from subscription where id = ?", one.id());
      LOG.infof("subscription %s expired%s", one.id(), one.failing() ? ", unreachable" : "");
    }
  }

  private record Expired(UUID id, boolean failing) {}

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  void askForRenewal(Instant now) {
    List<UUID> due =
        statements.query(
            "update subscription set reauthorize_at = null"
                + " where reauthorize_at <= ? and expiration_date_time > ? returning id",
            row -> Statements.uuid(row, "id"),
            now,
            now);
    lifecycle.add(due, LifecycleEvent.REAUTHORIZATION_REQUIRED, now);
  }
}
