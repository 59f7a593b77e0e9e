package dev.tenantsync.dynamics.notification;

import dev.tenantsync.bootstrap.overload.BackOff;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the subscriptions while this process pulls, on a thread of its own: a directory that
 * does not answer holds up no pull. The timer goes on whatever becomes of this.
 */
@ApplicationScoped
class SubscriptionKeeper {

  private static final Logger LOG = Logger.getLogger(SubscriptionKeeper.class);

  /** How soon a lease that was taken, or a wish to look, is seen. */
  private static final Duration TICK = Duration.ofMillis(200);

  private final LeaseKeeper lease;
  private final SubscriptionPass pass;
  private final BackOff pauses;
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean started = new AtomicBoolean();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "subscriptions"));

  private @Nullable Long term;
  private boolean renewAll;
  private int troubles;
  private long nextLook;

  SubscriptionKeeper(LeaseKeeper lease, SubscriptionPass pass, DynamicsSettings settings) {
    this.lease = lease;
    this.pass = pass;
    this.pauses = new BackOff(settings.sync().backOff(), settings.sync().maxBackOff());
  }

  /** The directory calls before it subscribes anybody, so there is nothing to do before. */
  void listening(@ObservesAsync HttpServerStart http) {
    start();
  }

  void listening(@ObservesAsync HttpsServerStart https) {
    start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    clock.shutdownNow();
  }

  /** The directory says that something is the matter with a subscription. */
  void look() {
    asked.set(true);
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      var unused =
          clock.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** A thrown failure would end the schedule. */
  private void tick() {
    try {
      Optional<Long> held = lease.term();
      if (held.isPresent()) {
        lookIfDue(held.get());
      } else {
        term = null;
      }
    } catch (RuntimeException failure) {
      LOG.warnf("subscriptions could not be looked after: %s", failure.getMessage());
      lookIn(pause(null));
    }
  }

  private void lookIfDue(long held) {
    if (!Long.valueOf(held).equals(term)) {
      term = held;
      renewAll = true;
      asked.set(true);
    }
    if (asked.getAndSet(false)) {
      pass.forget();
      lookIn(Duration.ZERO);
    }
    if (System.nanoTime() - nextLook >= 0) {
      look(renewAll);
    }
  }

  private void look(boolean all) {
    try {
      pass.look(all);
      renewAll = false;
      troubles = 0;
      lookIn(pass.next());
    } catch (DirectoryException away) {
      Duration pause = pause(away.retryAfter());
      lookIn(pause);
      LOG.infof("subscriptions could not be looked after: %s", away.getMessage());
      pass.unsure(away, pause);
    }
  }

  private void lookIn(Duration pause) {
    nextLook = System.nanoTime() + pause.toNanos();
  }

  private Duration pause(@Nullable Duration wished) {
    return pauses.after(troubles++, wished, ThreadLocalRandom.current().nextDouble());
  }
}
