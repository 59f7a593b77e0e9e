package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.dynamics.mirror.LeaseLostException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one page brought while the next is written to the mirror, never further behind. Used
 * by the pulling thread alone.
 */
@ApplicationScoped
class PageDecider {

  private final Reconciler reconciler;
  private final ExecutorService executor;

  private @Nullable Future<Progress> begun;

  PageDecider(Reconciler reconciler, Traces traces) {
    this.reconciler = reconciler;
    this.executor =
        traces.carrying(
            Executors.newSingleThreadExecutor(task -> new Thread(task, "sync-decider")));
  }

  @PreDestroy
  void stop() {
    executor.shutdownNow();
  }

  /** Decides beside the caller; to be called when nothing {@linkplain #finish is begun}. */
  void begin() {
    begun = executor.submit(Correlation.beside(reconciler::drain));
  }

  /**
   * Waits for what was begun, if anything was.
   *
   * @throws LeaseLostException if this process is stopping
   */
  Progress finish() {
    Future<Progress> last = begun;
    begun = null;
    try {
      return last == null ? Progress.NONE : last.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof RuntimeException trouble) {
        throw trouble;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException | CancellationException stopped) {
      throw new LeaseLostException("This process is stopping");
    }
  }
}
