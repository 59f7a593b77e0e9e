package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.http.Request;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import java.util.List;
import java.util.stream.Collectors;

/** What would happen if very many lost their licence, planned without doing it. */
final class RemovalPlan {

  private static final int MOST = 100_000;

  private RemovalPlan() {}

  static void measure(Trial trial) {
    Api webApi = trial.stage().webApi();
    List<Integer> people = trial.population().licensedPeople();
    List<Integer> planned = people.subList(0, Math.min(MOST, people.size()));
    if (planned.size() < MOST) {
      trial
          .results()
          .note(
              "At %,d users the plan is of all %,d with a licence."
                  .formatted(trial.population().size(), planned.size()));
    }
    Request request = webApi.request("POST", "/sync/plans", body(planned));
    webApi.send(request).expect(201);
    for (int run = 0; run < trial.runs(); run++) {
      long start = System.nanoTime();
      webApi.send(request).expect(201);
      trial.add(Measure.PLAN, (System.nanoTime() - start) / 1e9);
    }
  }

  private static String body(List<Integer> people) {
    return people.stream()
        .map(person -> "\"" + Population.id(person) + "\"")
        .collect(
            Collectors.joining(
                ",",
                "{\"edits\":[{\"kind\":\"removeLicense\",\"skuId\":\""
                    + Population.SKU
                    + "\",\"users\":[",
                "]}]}"));
  }
}
