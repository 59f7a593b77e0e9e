package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.http.LoadGenerator;
import dev.tenantsync.benchmark.http.Request;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import dev.tenantsync.benchmark.statistics.Latencies;
import java.util.List;

/** Why somebody gets in or not, asked at a fixed rate. */
final class AccessAnswers {

  private static final int PER_SECOND = 500;
  private static final int CLIENTS = 32;
  private static final int SEED = 13;

  private AccessAnswers() {}

  static void measure(Trial trial) {
    Api webApi = trial.stage().webApi();
    List<Request> requests =
        Requests.objects(trial).stream()
            .map(person -> webApi.get("/access/" + Population.id(person)))
            .toList();
    LoadGenerator load = new LoadGenerator(webApi.port(), requests, SEED);
    load.open(CLIENTS, PER_SECOND, trial.effort().warmUp());
    for (int run = 0; run < trial.runs(); run++) {
      Latencies latencies =
          load.open(CLIENTS, PER_SECOND, trial.effort().slice().multipliedBy(2)).latencies();
      trial.add(Measure.ACCESS_P50, latencies.percentile(0.5));
      trial.add(Measure.ACCESS_P99, latencies.percentile(0.99));
    }
  }
}
