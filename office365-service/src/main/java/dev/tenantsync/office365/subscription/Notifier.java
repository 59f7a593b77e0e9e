package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.ChangesAppended;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what is to be sent whenever a change is committed here, soon again while committed
 * changes cannot be read yet, and now and then in any case: after a restart, for retries, and for
 * what a replica committed that did not live to look.
 */
@ApplicationScoped
class Notifier {

  private static final Logger LOG = Logger.getLogger(Notifier.class);

  /** Writers in a hurry share a look. */
  private static final Duration PACE = Duration.ofMillis(2);

  private final Lookout lookout;
  private final Couriers couriers;
  private final SubscriptionSettings settings;
  private final Clock clock;

  /** Set while a look is to come: for a commit, and for what could not be read at the last look. */
  private final AtomicBoolean woken = new AtomicBoolean();

  private final AtomicBoolean again = new AtomicBoolean();
  private volatile boolean nobody = true;
  private volatile long lastLook = System.nanoTime();
  private @Nullable ScheduledExecutorService timer;

  Notifier(Lookout lookout, Couriers couriers, SubscriptionSettings settings, Clock clock) {
    this.lookout = lookout;
    this.couriers = couriers;
    this.settings = settings;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event) {
    start();
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  /** Costs the writer a flag: it is set after the commit, and nothing is sent from here. */
  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChangesAppended event) {
    if (!nobody) {
      wake();
    }
  }

  synchronized void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "subscription-notifier");
              thread.setDaemon(true);
              return thread;
            });
    timer = started;
    long poll = settings.safetyPoll().toMillis();
    Future<?> unused =
        started.scheduleWithFixedDelay(() -> look(woken), 0, poll, TimeUnit.MILLISECONDS);
  }

  /** Looks no more; what is being sent is finished, and the rest is there after a start. */
  synchronized void stop() {
    if (timer != null) {
      timer.shutdownNow();
      timer = null;
    }
  }

  /** Looks as soon as may be. */
  void wake() {
    long since = System.nanoTime() - lastLook;
    lookIn(Duration.ofNanos(Math.max(0, PACE.toNanos() - since)), woken);
  }

  private void lookIn(Duration wait, AtomicBoolean coming) {
    ScheduledExecutorService running = running();
    if (running != null && coming.compareAndSet(false, true)) {
      try {
        Future<?> unused =
            running.schedule(() -> look(coming), wait.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException stopped) {
        coming.set(false);
      }
    }
  }

  private synchronized @Nullable ScheduledExecutorService running() {
    return timer;
  }

  private void look(AtomicBoolean coming) {
    coming.set(false);
    lastLook = System.nanoTime();
    try {
      Instant now = clock.instant();
      Lookout.View view = lookout.look(now);
      nobody = !view.anybody();
      view.behind().forEach(due -> couriers.offer(due, this::wake));
      if (view.anybody() && view.unreadable()) {
        lookIn(settings.lookAgain(), again);
      }
      if (view.anybody()) {
        lookout.lifecycle(now).forEach(due -> couriers.offer(due, this::wake));
      }
    } catch (RuntimeException failure) {
      // A thrown failure would end the schedule; nothing is lost, the next look sees the same.
      LOG.warn("what is to be sent to subscribers could not be seen", failure);
    }
  }
}
