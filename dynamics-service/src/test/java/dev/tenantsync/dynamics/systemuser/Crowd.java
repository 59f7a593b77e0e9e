package dev.tenantsync.dynamics.systemuser;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests that are in the service at the same moment. */
public final class Crowd {

  /** Fewer than the service has connections. */
  private static final int WAITING_AT_ONCE = 20;

  private Crowd() {}

  /**
   * Lets the requests run up to the guard, as many as the service takes at once, and only then lets
   * them pass: whoever looked before the guard has looked too early.
   */
  public static List<Response> behind(Guard guard, List<? extends Callable<Response>> requests)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    try {
      List<Future<Response>> running = new ArrayList<>();
      try (Guard.Held held = guard.hold()) {
        requests.forEach(request -> running.add(threads.submit(request)));
        held.awaitWaiting(Math.min(requests.size(), WAITING_AT_ONCE));
      }
      List<Response> answers = new ArrayList<>();
      for (Future<Response> one : running) {
        answers.add(one.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
