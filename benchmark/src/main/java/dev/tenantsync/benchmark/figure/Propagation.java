package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.http.Connection;
import dev.tenantsync.benchmark.http.Crew;
import dev.tenantsync.benchmark.http.Schedule;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import dev.tenantsync.benchmark.statistics.Latencies;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * From the answer of {@code assignLicense} to the row readable, enabled, in Dynamics; one licence
 * after the other, alone and while job titles of others change at a fixed rate.
 */
final class Propagation {

  private static final int BACKGROUND_PER_SECOND = 200;
  private static final int BACKGROUND_CLIENTS = 4;
  private static final int SHORTEST_PAUSE_MILLIS = 5;
  private static final int LONGEST_PAUSE_MILLIS = 25;
  private static final int SEED = 7;

  private final Trial trial;
  private final Api graph;
  private final Api webApi;

  private Propagation(Trial trial) {
    this.trial = trial;
    this.graph = trial.stage().graph();
    this.webApi = trial.stage().webApi();
  }

  static void measure(Trial trial) {
    Propagation propagation = new Propagation(trial);
    for (int run = 0; run < trial.runs(); run++) {
      Latencies idle = propagation.grants();
      trial.add(Measure.IDLE_P50, idle.percentile(0.5));
      trial.add(Measure.IDLE_P99, idle.percentile(0.99));
    }
    for (int run = 0; run < trial.runs(); run++) {
      Latencies busy = propagation.grantsUnderLoad(run);
      trial.add(Measure.BUSY_P50, busy.percentile(0.5));
      trial.add(Measure.BUSY_P99, busy.percentile(0.99));
    }
  }

  private Latencies grants() {
    Latencies.Recorder recorder = new Latencies.Recorder();
    SplittableRandom random = new SplittableRandom(SEED);
    List<Integer> people = trial.peopleToLicense(trial.effort().grants());
    long end = System.nanoTime() + trial.effort().patience().toNanos();
    try (Connection directory = Connection.to(graph.port());
        Connection dynamics = Connection.to(webApi.port())) {
      for (int person : people) {
        if (System.nanoTime() - end > 0) {
          break;
        }
        // So that grants do not fall in step with anything that turns in the services.
        int pause = random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        Schedule.await(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause));
        Effect licence = Effect.licence(person, graph, webApi);
        licence.make(directory);
        long answered = System.nanoTime();
        licence.await(dynamics);
        recorder.add(System.nanoTime() - answered);
      }
    }
    tellIfFew(recorder.count());
    return Latencies.of(List.of(recorder));
  }

  private void tellIfFew(int count) {
    if (count < trial.effort().grants()) {
      trial
          .results()
          .note(
              "Runs of propagation end after %d s; at %,d users one had %d grants, not %d."
                  .formatted(
                      trial.effort().patience().toSeconds(),
                      trial.population().size(),
                      count,
                      trial.effort().grants()));
    }
  }

  private Latencies grantsUnderLoad(int run) {
    AtomicBoolean done = new AtomicBoolean();
    long start = System.nanoTime();
    List<Latencies> results =
        Crew.work(
            1 + BACKGROUND_CLIENTS,
            client ->
                client == 0 ? () -> grantsThen(done) : () -> changes(client - 1, run, start, done));
    double seconds = (System.nanoTime() - start) / 1e9;
    int changes = results.stream().skip(1).mapToInt(Latencies::count).sum();
    double rate = changes / seconds;
    trial.progress().accept("changes beside it: %,.0f per s".formatted(rate));
    if (rate < 0.95 * BACKGROUND_PER_SECOND) {
      trial
          .results()
          .note(
              "At %,d users only %,.0f changes/s were made beside the grants."
                  .formatted(trial.population().size(), rate));
    }
    return results.get(0);
  }

  private Latencies grantsThen(AtomicBoolean done) {
    try {
      return grants();
    } finally {
      done.set(true);
    }
  }

  private Latencies changes(int client, int run, long start, AtomicBoolean done) {
    Latencies.Recorder recorder = new Latencies.Recorder();
    List<Integer> people = trial.population().licensedPeople();
    long step = Duration.ofSeconds(BACKGROUND_CLIENTS).toNanos() / BACKGROUND_PER_SECOND;
    long due = start + client * step / BACKGROUND_CLIENTS;
    try (Connection directory = Connection.to(graph.port())) {
      for (int number = client; !done.get(); number += BACKGROUND_CLIENTS, due += step) {
        Schedule.await(due);
        int person = people.get(number % people.size());
        String title = "busy " + run + " " + number;
        Effect.jobTitle(person, title, graph, webApi).make(directory);
        recorder.add(System.nanoTime() - due);
      }
    }
    return Latencies.of(List.of(recorder));
  }
}
