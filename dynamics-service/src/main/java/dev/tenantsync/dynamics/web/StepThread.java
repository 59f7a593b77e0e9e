package dev.tenantsync.dynamics.web;

import io.vertx.core.impl.ContextInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The thread that the steps of one batch run on, each a request of its own: the batch's, which has
 * nothing else to do while it waits for them. So no step needs a thread that a crowd of batches
 * holds, and the steps of a change set meet its transaction on their thread.
 */
public final class StepThread implements Executor, AutoCloseable {

  private final StepThreads registry;
  private final String key;
  private final String origin;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private boolean left;

  StepThread(StepThreads registry, String key, String origin) {
    this.registry = registry;
    this.key = key;
    this.origin = origin;
  }

  /** The secret that a step shows as {@link StepThreads#HEADER}. */
  public String key() {
    return key;
  }

  /** {@code scheme://host[:port]} that the batch's client used: links of its steps begin so. */
  String origin() {
    return origin;
  }

  /** Runs a piece of a step on this thread; on another one if the batch is over. */
  @Override
  public void execute(Runnable task) {
    ContextInternal context = ContextInternal.current();
    Runnable piece = context == null ? task : () -> context.dispatch(task);
    if (!taken(piece)) {
      registry.workers().execute(piece);
    }
  }

  /**
   * Runs what its step asks for until an answer is there; to be called on this thread.
   *
   * @throws java.util.concurrent.CompletionException if there will be none
   */
  public <T> T await(CompletionStage<T> answer) {
    CompletableFuture<T> awaited = answer.toCompletableFuture();
    answer.whenComplete((value, fault) -> taken(() -> {}));
    try {
      while (!awaited.isDone()) {
        tasks.take().run();
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the batch was interrupted", stopping);
    }
    return awaited.join();
  }

  @Override
  public void close() {
    registry.forget(key);
    List<Runnable> rest = new ArrayList<>();
    synchronized (this) {
      left = true;
      tasks.drainTo(rest);
    }
    rest.forEach(registry.workers()::execute);
  }

  private synchronized boolean taken(Runnable task) {
    return !left && tasks.add(task);
  }
}
