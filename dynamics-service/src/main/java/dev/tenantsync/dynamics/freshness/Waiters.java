package dev.tenantsync.dynamics.freshness;

import dev.tenantsync.dynamics.freshness.Reached.Verdict;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Who waits for changes of the directory. Waiting takes neither a thread nor a connection: one look
 * at the database, again and again while somebody waits, serves everybody.
 */
@ApplicationScoped
class Waiters {

  private static final Logger LOG = Logger.getLogger(Waiters.class);
  private static final long PAUSE_MILLIS = 20;
  private static final long NUDGE_NANOS = Duration.ofMillis(200).toNanos();

  /** More would wait for nothing but their turn. */
  private static final int MOST = 10_000;

  private final Freshness freshness;
  private final Event<Awaited> awaited;
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean looking = new AtomicBoolean();
  private final ScheduledExecutorService looker =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "freshness"));
  private long nextNudge = System.nanoTime();

  /** One request; compared by identity. */
  static final class Waiter {

    private final SyncToken token;
    private final long until;
    private final BiConsumer<Verdict, Optional<Reached>> end;

    private Waiter(SyncToken token, long until, BiConsumer<Verdict, Optional<Reached>> end) {
      this.token = token;
      this.until = until;
      this.end = end;
    }

    private boolean late() {
      return until - System.nanoTime() <= 0;
    }
  }

  Waiters(Freshness freshness, Event<Awaited> awaited) {
    this.freshness = freshness;
    this.awaited = awaited;
  }

  @PreDestroy
  void stop() {
    looker.shutdownNow();
  }

  /**
   * Calls back once, on a thread that must not be kept: with {@code NOT_YET} when the time is up.
   *
   * @param end gets what was seen last; empty where the database could not be asked
   * @return empty if too many wait already
   */
  Optional<Waiter> await(Wish wish, BiConsumer<Verdict, Optional<Reached>> end) {
    if (waiting.size() >= MOST) {
      return Optional.empty();
    }
    Waiter waiter = new Waiter(wish.token(), System.nanoTime() + wish.patience().toNanos(), end);
    waiting.add(waiter);
    begin();
    return Optional.of(waiter);
  }

  /** How many wait at this moment. */
  int waiting() {
    return waiting.size();
  }

  /** The request is over; nobody is called back. */
  void leave(Waiter waiter) {
    waiting.remove(waiter);
  }

  private void begin() {
    if (looking.compareAndSet(false, true)) {
      looker.execute(this::look);
    }
  }

  private void look() {
    List<Waiter> present = new ArrayList<>(waiting);
    try {
      Reached reached = freshness.look();
      present.forEach(waiter -> end(waiter, reached.of(waiter.token), Optional.of(reached)));
      nudge();
    } catch (RuntimeException failure) {
      LOG.warnf("how far the directory was read could not be seen: %s", failure.getMessage());
      present.forEach(waiter -> end(waiter, Verdict.NOT_YET, Optional.empty()));
    }
    if (!waiting.isEmpty()) {
      var unused = looker.schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    looking.set(false);
    if (!waiting.isEmpty()) {
      begin();
    }
  }

  private void end(Waiter waiter, Verdict verdict, Optional<Reached> reached) {
    if ((verdict != Verdict.NOT_YET || waiter.late()) && waiting.remove(waiter)) {
      waiter.end.accept(verdict, reached);
    }
  }

  /** The directory may need a moment to show what was written, so it is asked more than once. */
  private void nudge() {
    if (!waiting.isEmpty() && nextNudge - System.nanoTime() <= 0) {
      nextNudge = System.nanoTime() + NUDGE_NANOS;
      awaited.fire(new Awaited());
    }
  }
}
