package dev.tenantsync.benchmark.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.benchmark.http.Load;
import dev.tenantsync.benchmark.http.LoadGenerator;
import dev.tenantsync.benchmark.http.Request;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import java.util.ArrayList;
import java.util.List;

/**
 * One object by its key, of thousands at random, with a token, from sixteen clients at once; in
 * turns with the bare endpoint, which answers as many bytes to the same requests.
 */
final class Requests {

  private static final int CLIENTS = 16;
  private static final int OBJECTS = 5000;
  private static final int SEED = 11;

  /** What belongs to one route. */
  private enum Route {
    DIRECTORY(
        Measure.USER, Measure.USER_SHARE, Measure.USER_P50, Measure.USER_P99, Measure.BARE_USER),
    DYNAMICS(
        Measure.SYSTEM_USER,
        Measure.SYSTEM_USER_SHARE,
        Measure.SYSTEM_USER_P50,
        Measure.SYSTEM_USER_P99,
        Measure.BARE_SYSTEM_USER);

    private final Measure rate;
    private final Measure share;
    private final Measure middle;
    private final Measure tail;
    private final Measure bare;

    Route(Measure rate, Measure share, Measure middle, Measure tail, Measure bare) {
      this.rate = rate;
      this.share = share;
      this.middle = middle;
      this.tail = tail;
      this.bare = bare;
    }
  }

  private Requests() {}

  static void measure(Trial trial) {
    Api graph = trial.stage().graph();
    List<Request> users =
        objects(trial).stream()
            .map(person -> graph.get("/v1.0/users/" + Population.id(person)))
            .toList();
    measure(trial, Route.DIRECTORY, graph, users);
    Api webApi = trial.stage().webApi();
    measure(trial, Route.DYNAMICS, webApi, systemUsers(webApi));
  }

  private static void measure(Trial trial, Route route, Api api, List<Request> requests) {
    int size = api.send(requests.get(0)).expect(200).size();
    LoadGenerator load = new LoadGenerator(api.port(), requests, SEED);
    LoadGenerator bare =
        new LoadGenerator(trial.bare().port(), List.of(Request.get("/" + size, api.token())), SEED);
    load.closed(CLIENTS, trial.effort().warmUp());
    bare.closed(CLIENTS, trial.effort().warmUp().dividedBy(2));
    for (int run = 0; run < trial.runs(); run++) {
      double limit = bare.closed(CLIENTS, trial.effort().slice()).rate();
      Load reached = load.closed(CLIENTS, trial.effort().slice());
      trial.add(route.bare, limit);
      trial.add(route.rate, reached.rate());
      trial.add(route.share, reached.rate() / limit);
      trial.add(route.middle, reached.latencies().percentile(0.5));
      trial.add(route.tail, reached.latencies().percentile(0.99));
    }
  }

  private static List<Request> systemUsers(Api webApi) {
    JsonNode page =
        webApi.read(
            "/api/data/v9.2/systemusers?$select=systemuserid&$filter=islicensed%20eq%20true"
                + "&$top="
                + OBJECTS);
    List<Request> requests = new ArrayList<>();
    page.path("value")
        .forEach(
            row ->
                requests.add(
                    webApi.get(
                        "/api/data/v9.2/systemusers(" + row.path("systemuserid").asText() + ")")));
    return requests;
  }

  /** Licensed people, evenly out of all. */
  static List<Integer> objects(Trial trial) {
    List<Integer> people = trial.population().licensedPeople();
    int step = Math.max(1, people.size() / OBJECTS);
    List<Integer> chosen = new ArrayList<>();
    for (int index = 0; index < people.size(); index += step) {
      chosen.add(people.get(index));
    }
    return chosen;
  }
}
