package dev.tenantsync.benchmark.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Clients at work at the same time, each on a thread of its own. */
public final class Crew {

  private Crew() {}

  /**
   * Lets so many work and waits for all of them.
   *
   * @param task of the client of this number, from 0
   * @throws IllegalStateException if one of them failed
   */
  public static <T> List<T> work(int clients, IntFunction<Callable<T>> task) {
    ExecutorService threads = Executors.newFixedThreadPool(clients, Crew::daemon);
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int client = 0; client < clients; client++) {
        futures.add(threads.submit(task.apply(client)));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a client failed: " + failure.getCause(), failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "client");
    thread.setDaemon(true);
    return thread;
  }
}
