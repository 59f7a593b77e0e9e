package dev.tenantsync.dynamics.rehearsal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A thread beside the one in hand, for what goes on while that one reads: one piece of work after
 * another, and no more than one waiting to be begun.
 */
final class Beside implements AutoCloseable {

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "plan"));
  private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

  /** Begins once what was begun before is done; fails as that failed. */
  void next(Runnable piece) {
    done();
    work = CompletableFuture.runAsync(piece, thread);
  }

  /** Waits for what was begun; fails as it failed. */
  void done() {
    try {
      work.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw failure;
    }
  }

  /** Nothing goes on afterwards, whatever failed. */
  @Override
  public void close() {
    work.handle((nothing, failure) -> true).join();
    thread.shutdown();
  }
}
