package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps trying to be the one that pulls, and renews the lease while it is, on its own thread. */
@ApplicationScoped
public class LeaseKeeper {

  private static final Logger LOG = Logger.getLogger(LeaseKeeper.class);
  private static final Duration RENEWAL = Duration.ofSeconds(1);
  private static final Duration ATTEMPT = Duration.ofMillis(500);

  /** How long an end waits for the lease to be given back; without that it expires. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final PullerLease lease;
  private final Duration length;
  private final String holder = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
  private final ScheduledExecutorService keeper =
      Executors.newSingleThreadScheduledExecutor(LeaseKeeper::thread);

  private volatile @Nullable Held held;

  /** A term and the moment, on this process's own clock, until which it surely stands. */
  private record Held(long term, long surelyUntil) {

    boolean stands() {
      return System.nanoTime() - surelyUntil < 0;
    }
  }

  LeaseKeeper(PullerLease lease, DynamicsSettings settings) {
    this.lease = lease;
    this.length = settings.sync().lease();
  }

  /** Begins trying. */
  public void start() {
    keeper.execute(this::keep);
  }

  /** Gives the lease back, unless the database does not take it within a moment. */
  public void stop() {
    if (keeper.isShutdown()) {
      return;
    }
    try {
      keeper.submit(this::release).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      LOG.warn("the puller's lease could not be given back, and will expire");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      keeper.shutdownNow();
      held = null;
    }
  }

  private void release() {
    keeper.shutdown();
    Held last = held;
    held = null;
    if (last != null && last.stands()) {
      lease.release(last.term());
    }
  }

  /** A daemon: one that waits for the database keeps nobody from ending. */
  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "puller-lease");
    thread.setDaemon(true);
    return thread;
  }

  /** The term to write under; empty while another process pulls. */
  public Optional<Long> term() {
    Held now = held;
    return now != null && now.stands() ? Optional.of(now.term()) : Optional.empty();
  }

  public String holder() {
    return holder;
  }

  private void keep() {
    if (keeper.isShutdown()) {
      return;
    }
    try {
      tryOnce();
    } catch (RuntimeException failure) {
      LOG.warnf("the puller's lease could not be kept: %s", failure.getMessage());
    } finally {
      if (!keeper.isShutdown()) {
        Duration pause = held == null ? ATTEMPT : RENEWAL;
        var unused = keeper.schedule(this::keep, pause.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void tryOnce() {
    long asked = System.nanoTime();
    Held now = held;
    if (now != null && lease.renew(now.term())) {
      held = new Held(now.term(), asked + length.toNanos());
      return;
    }
    held = null;
    lease
        .take(holder)
        .ifPresent(
            term -> {
              held = new Held(term, asked + length.toNanos());
              LOG.infof("pulling under term %d", term);
            });
  }
}
