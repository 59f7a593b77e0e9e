package dev.tenantsync.office365.license;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Settles marked users in the background: woken after a commit that marked many, at the start for
 * what a crash left, and from time to time for what another replica left.
 */
@ApplicationScoped
class LicenseSettler {

  private static final Logger LOG = Logger.getLogger(LicenseSettler.class);

  private final MemberLicensing licensing;
  private final LicenseSettings settings;
  private final ExecutorService worker = Executors.newSingleThreadExecutor(LicenseSettler::thread);
  private final AtomicBoolean called = new AtomicBoolean();
  private volatile boolean closed;

  LicenseSettler(MemberLicensing licensing, LicenseSettings settings) {
    this.licensing = licensing;
    this.settings = settings;
  }

  void resume(@Observes @Priority(9_100) StartupEvent start) {
    wake();
  }

  @Scheduled(
      every = "${directory.group-licenses.sweep-every:PT10S}",
      delayed = "10s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void sweep() {
    wake();
  }

  @PreDestroy
  void close() {
    closed = true;
    worker.shutdown();
  }

  /** Has all marks settled soon; calls that come while others wait count as one. */
  void wake() {
    if (!closed && called.compareAndSet(false, true)) {
      worker.execute(this::settleAll);
    }
  }

  private void settleAll() {
    called.set(false);
    while (!closed && settleChunk()) {
      // Chunk by chunk: a long transaction would hold back the feed.
    }
  }

  /** Whether to go on. What fails stays marked, and the sweep tries it again. */
  private boolean settleChunk() {
    try {
      return licensing.settleNext(settings.chunk());
    } catch (RuntimeException failure) {
      LOG.debugf(failure, "%d users are settled one by one", settings.chunk());
      return settleOneByOne();
    }
  }

  /** So that one user who cannot be settled does not keep others from it. */
  private boolean settleOneByOne() {
    List<UUID> next = licensing.next(settings.chunk());
    boolean settled = false;
    for (UUID userId : next) {
      settled |= settleAlone(userId);
    }
    return settled;
  }

  private boolean settleAlone(UUID userId) {
    try {
      licensing.settleMarked(List.of(userId));
      return true;
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "inherited licenses of user %s could not be settled", userId);
      licensing.postpone(userId);
      return false;
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "license-settler");
    thread.setDaemon(true);
    return thread;
  }
}
