package dev.tenantsync.dynamics.systemuser;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Requests that are let go at the same moment. */
final class Crowd {

  private Crowd() {}

  static List<Response> atOnce(List<? extends Callable<Response>> requests) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(requests.size());
    CountDownLatch go = new CountDownLatch(1);
    try {
      List<Future<Response>> running = new ArrayList<>();
      for (Callable<Response> request : requests) {
        running.add(
            threads.submit(
                () -> {
                  go.await();
                  return request.call();
                }));
      }
      go.countDown();
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
