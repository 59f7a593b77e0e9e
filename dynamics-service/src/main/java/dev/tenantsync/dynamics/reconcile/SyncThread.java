package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.mirror.LeaseLostException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The one thread of this process that pulls and decides: on the timer, when woken, and when any
 * process asked for something. A wake-up during a run causes one more.
 */
@ApplicationScoped
public class SyncThread {

  private static final Logger LOG = Logger.getLogger(SyncThread.class);

  /** How soon a request asked of another process is seen. */
  private static final Duration GLANCE = Duration.ofMillis(200);

  private final LeaseKeeper lease;
  private final Cursors cursors;
  private final SyncLoop loop;
  private final SyncRequests requests;
  private final UsedSettings usedSettings;
  private final DynamicsSettings.Sync settings;
  private final Object bell = new Object();
  private final Thread thread = new Thread(this::live, "sync");

  private boolean rung;
  private volatile boolean stopping;
  private int troubles;
  private long nextRun = System.nanoTime();

  SyncThread(
      LeaseKeeper lease,
      Cursors cursors,
      SyncLoop loop,
      SyncRequests requests,
      UsedSettings usedSettings,
      DynamicsSettings settings) {
    this.lease = lease;
    this.cursors = cursors;
    this.loop = loop;
    this.requests = requests;
    this.usedSettings = usedSettings;
    this.settings = settings.sync();
  }

  void start(@Observes StartupEvent started) {
    cursors.begin();
    usedSettings.compare();
    if (settings.enabled()) {
      lease.start();
      thread.setDaemon(true);
      thread.start();
    }
  }

  void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
    stopping = true;
    if (thread.isAlive()) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(5).toMillis());
      lease.stop();
    }
  }

  /** Something was asked for: do not wait for the timer. */
  public void wake() {
    synchronized (bell) {
      rung = true;
      bell.notifyAll();
    }
  }

  private void live() {
    while (!stopping) {
      Optional<Long> term = lease.term();
      try {
        if (term.isPresent()) {
          turn(term.get());
        }
        troubles = 0;
        glance(GLANCE);
      } catch (LeaseLostException elsewhere) {
        LOG.infof("not written: %s", elsewhere.getMessage());
        glance(GLANCE);
      } catch (RuntimeException trouble) {
        recover(trouble);
      }
    }
  }

  private void turn(long term) {
    boolean runDue = rang() || due();
    if (runDue || requests.anyOpen()) {
      loop.turn(term, runDue);
    }
    if (runDue) {
      nextRun = in(settings.interval());
    }
    loop.verify();
  }

  /** Trouble with the database passes or does not; whatever was pending stays pending. */
  private void recover(RuntimeException trouble) {
    if (stopping) {
      return;
    }
    long pause = settings.backOff().toMillis() << Math.min(troubles, 16);
    troubles++;
    LOG.errorf(trouble, "the run was given up: %s", Trouble.cause(trouble));
    glance(Duration.ofMillis(Math.min(pause, settings.maxBackOff().toMillis())));
  }

  private boolean due() {
    return System.nanoTime() - nextRun >= 0;
  }

  private static long in(Duration interval) {
    return System.nanoTime() + interval.toNanos();
  }

  private boolean rang() {
    synchronized (bell) {
      boolean was = rung;
      rung = false;
      return was;
    }
  }

  private void glance(Duration longest) {
    long until = in(longest);
    synchronized (bell) {
      while (!rung && !stopping && until - System.nanoTime() > 0) {
        try {
          bell.wait(Math.max(1, Duration.ofNanos(until - System.nanoTime()).toMillis()));
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }
  }
}
