package dev.tenantsync.pair.faults;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Calls that had to be made again: those that HTTP lets a client repeat, and failures. */
final class Repeats {

  private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

  private final AtomicInteger notSent = new AtomicInteger();
  private final AtomicInteger cutOff = new AtomicInteger();
  private final AtomicInteger putOff = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();

  /** Nobody took the connection. */
  void notSent() {
    notSent.incrementAndGet();
  }

  /** The connection ended, or time was up, before there was an answer. */
  void unanswered(Client.Call call, IOException failure) {
    if (IDEMPOTENT.contains(call.method()) && !(failure instanceof HttpTimeoutException)) {
      cutOff.incrementAndGet();
    } else {
      failed(call, failure.toString());
    }
  }

  /**
   * The answer was an error that passes.
   *
   * @param later whether it says when to come back
   */
  void answered(Client.Call call, int status, boolean later) {
    if (later && (status == 503 || status == 429)) {
      putOff.incrementAndGet();
    } else {
      failed(call, Integer.toString(status));
    }
  }

  private void failed(Client.Call call, String cause) {
    failures.add(call.method() + " " + call.path() + ": " + cause);
  }

  /** What a client may not repeat, in words. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public String toString() {
    return "%d not sent, %d cut off before an answer and idempotent, %d told to come back, %d failed"
        .formatted(notSent.get(), cutOff.get(), putOff.get(), failures.size());
  }
}
