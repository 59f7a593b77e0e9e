package dev.tenantsync.office365.subscription;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Sends what is due, a bounded number at once and fewer to one host, so that slow endpoints hold up
 * nobody but themselves.
 */
@ApplicationScoped
class Couriers {

  private static final Logger LOG = Logger.getLogger(Couriers.class);

  private final ChangeDelivery changes;
  private final LifecycleDelivery lifecycle;
  private final ExecutorService workers;
  private final int most;
  private final int perHost;
  private final Set<UUID> underWay = new HashSet<>();
  private final Map<String, Integer> hosts = new HashMap<>();

  Couriers(
      ChangeDelivery changes,
      LifecycleDelivery lifecycle,
      ExecutorService workers,
      SubscriptionSettings settings) {
    this.changes = changes;
    this.lifecycle = lifecycle;
    this.workers = workers;
    this.most = settings.workers();
    this.perHost = settings.perHost();
  }

  /**
   * Sends this if there is a courier free for it; if not, it has to be offered again.
   *
   * @param whenDone runs once the courier is free again
   */
  void offer(Due due, Runnable whenDone) {
    if (!take(due)) {
      return;
    }
    workers.execute(
        () -> {
          try {
            deliver(due);
          } catch (RuntimeException failure) {
            // The lease ends, and it is due again then.
            LOG.warnf(failure, "%s %s could not be delivered", due.what(), due.id());
          } finally {
            release(due);
            whenDone.run();
          }
        });
  }

  private void deliver(Due due) {
    switch (due.what()) {
      case CHANGES -> changes.deliver(due.id());
      case LIFECYCLE -> lifecycle.deliver(due.id());
    }
  }

  private synchronized boolean take(Due due) {
    boolean free =
        underWay.size() < most
            && hosts.getOrDefault(due.host(), 0) < perHost
            && underWay.add(due.id());
    if (free) {
      hosts.merge(due.host(), 1, Integer::sum);
    }
    return free;
  }

  private synchronized void release(Due due) {
    underWay.remove(due.id());
    hosts.computeIfPresent(due.host(), (host, count) -> count == 1 ? null : count - 1);
  }
}
