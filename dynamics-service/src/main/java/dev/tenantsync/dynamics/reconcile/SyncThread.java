package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.bootstrap.overload.BackOff;
import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.mirror.LeaseLostException;
import dev.tenantsync.dynamics.notification.Noticed;
import dev.tenantsync.dynamics.reconcile.OtherProcesses.Wishes;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * The one thread of this process that pulls and decides: on the timer, when woken, when the
 * directory tells of something, and when any process asked for something. A wake-up during a run
 * causes one more.
 */
@ApplicationScoped
public class SyncThread {

  private static final Logger LOG = Logger.getLogger(SyncThread.class);

  private final LeaseKeeper lease;
  private final Cursors cursors;
  private final SyncLoop loop;
  private final OtherProcesses others;
  private final UsedSettings usedSettings;
  private final DynamicsSettings.Sync settings;
  private final BackOff pauses;
  private final Bell bell = new Bell();
  private final Thread thread = new Thread(this::live, "sync");

  private volatile boolean stopping;
  private Prompt unfinished = Prompt.NONE;
  private long term;
  private int troubles;
  private long nextRun = System.nanoTime();

  SyncThread(
      LeaseKeeper lease,
      Cursors cursors,
      SyncLoop loop,
      OtherProcesses others,
      UsedSettings usedSettings,
      DynamicsSettings settings) {
    this.lease = lease;
    this.cursors = cursors;
    this.loop = loop;
    this.others = others;
    this.usedSettings = usedSettings;
    this.settings = settings.sync();
    this.pauses = new BackOff(settings.sync().backOff(), settings.sync().maxBackOff());
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
    loop.stop();
    if (thread.isAlive()) {
      thread.interrupt();
      thread.join(Duration.ofSeconds(5).toMillis());
      lease.stop();
    }
  }

  /** Everything is to be read: do not wait for the timer. */
  public void wake() {
    bell.ring();
  }

  /** A request was written. It is no reason for a run of its own: it may be answered already. */
  public void look() {
    bell.knock();
  }

  /** There may be changes. */
  void noticed(@Observes Noticed notice) {
    bell.ring(notice.feeds());
  }

  private void live() {
    while (!stopping) {
      Optional<Long> held = lease.term();
      Prompt rung = bell.taken();
      if (held.isEmpty()) {
        unfinished = Prompt.NONE;
        bell.await(OtherProcesses.GLANCE);
        continue;
      }
      unfinished = unfinished.and(rung);
      tryTurn(held.get());
    }
  }

  private void tryTurn(long held) {
    try {
      turn(held);
      unfinished = Prompt.NONE;
      troubles = 0;
      bell.await(OtherProcesses.GLANCE);
    } catch (LeaseLostException elsewhere) {
      LOG.infof("not written: %s", elsewhere.getMessage());
      bell.awaitAsking(OtherProcesses.GLANCE);
    } catch (GivenUpException told) {
      recover();
    } catch (RuntimeException trouble) {
      if (!stopping) {
        LOG.errorf(trouble, "trouble beside the runs: %s", Trouble.cause(trouble));
      }
      recover();
    }
  }

  /** What is not finished when this ends with an exception is done by the next turn. */
  private void turn(long held) {
    Wishes wishes = others.wishes(bell.knockedAt());
    unfinished = unfinished.and(new Prompt(due() || held != term, wishes.told()));
    term = held;
    if (unfinished.everything() || wishes.asked()) {
      reckon(loop.turn(held, unfinished));
    } else if (!unfinished.told().isEmpty()) {
      reckon(loop.pull(held, unfinished));
    }
    loop.verify();
  }

  private void reckon(boolean complete) {
    if (unfinished.everything()) {
      nextRun = in(settings.interval());
    }
    if (!complete) {
      loop.nextTry().ifPresent(this::runWithin);
    }
  }

  /** Trouble with the database passes or does not; whatever was pending stays pending. */
  private void recover() {
    if (stopping) {
      return;
    }
    Duration pause = pauses.after(troubles++, ThreadLocalRandom.current().nextDouble());
    bell.awaitAsking(pause);
  }

  private boolean due() {
    return System.nanoTime() - nextRun >= 0;
  }

  /** The timer may be far away; what failed is not left alone for longer than it has to be. */
  private void runWithin(Duration pause) {
    long then = in(pause);
    if (then - nextRun < 0) {
      nextRun = then;
    }
  }

  private static long in(Duration interval) {
    return System.nanoTime() + interval.toNanos();
  }
}
