package dev.tenantsync.benchmark.http;

import dev.tenantsync.benchmark.statistics.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Sends requests at random out of some to one port, each of which must answer 200.
 *
 * @param seed of the choice
 */
public record LoadGenerator(int port, List<Request> requests, long seed) {

  /** So many clients, each sending its next request as soon as the last is answered. */
  public Load closed(int clients, Duration time) {
    long start = System.nanoTime();
    long end = start + time.toNanos();
    List<Latencies.Recorder> recorders =
        Crew.work(clients, client -> () -> asFastAsPossible(client, end));
    return new Load(Latencies.of(recorders), (System.nanoTime() - start) / 1e9);
  }

  /**
   * A fixed rate, whatever becomes of the answers. Latency is counted from the moment at which a
   * request was due, so waiting for a late answer hides nothing.
   */
  public Load open(int clients, double perSecond, Duration time) {
    long start = System.nanoTime();
    long step = (long) (1e9 * clients / perSecond);
    List<Latencies.Recorder> recorders =
        Crew.work(
            clients,
            client -> () -> onSchedule(client, start + step * client / clients, step, time));
    return new Load(Latencies.of(recorders), (System.nanoTime() - start) / 1e9);
  }

  private Latencies.Recorder asFastAsPossible(int client, long end) {
    SplittableRandom random = new SplittableRandom(seed + client);
    Latencies.Recorder recorder = new Latencies.Recorder();
    try (Connection connection = Connection.to(port)) {
      long sent = System.nanoTime();
      while (end - sent > 0) {
        connection.exchange(next(random)).expect(200);
        long answered = System.nanoTime();
        recorder.add(answered - sent);
        sent = answered;
      }
    }
    return recorder;
  }

  private Latencies.Recorder onSchedule(int client, long first, long step, Duration time) {
    SplittableRandom random = new SplittableRandom(seed + client);
    Latencies.Recorder recorder = new Latencies.Recorder();
    long end = first + time.toNanos();
    try (Connection connection = Connection.to(port)) {
      for (long due = first; end - due > 0; due += step) {
        Schedule.await(due);
        connection.exchange(next(random)).expect(200);
        recorder.add(System.nanoTime() - due);
      }
    }
    return recorder;
  }

  private Request next(SplittableRandom random) {
    return requests.get(random.nextInt(requests.size()));
  }
}
