package dev.tenantsync.benchmark.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.benchmark.http.Load;
import dev.tenantsync.benchmark.http.LoadGenerator;
import dev.tenantsync.benchmark.http.Request;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import java.util.ArrayList;
import java.util.List;

/**
 * One object by its key, of thousands at random, with a token, from sixteen clients at once; in
 * turns with the bare endpoint, which answers as many bytes to the same requests, and with a route
 * of the same service that needs neither token nor database.
 */
final class Requests {

  private static final int CLIENTS = 16;
  private static final int OBJECTS = 5000;
  private static final int SEED = 11;

  /** What is measured of one route. */
  private record Route(
      Measure rate,
      Measure share,
      Measure work,
      Measure middle,
      Measure tail,
      Measure bare,
      Measure plain,
      Request open) {

    private static final Route DIRECTORY =
        new Route(
            Measure.USER,
            Measure.USER_SHARE,
            Measure.USER_WORK,
            Measure.USER_P50,
            Measure.USER_P99,
            Measure.BARE_USER,
            Measure.PLAIN_DIRECTORY,
            Request.open("GET", "/common/v2.0/.well-known/openid-configuration"));

    private static final Route DYNAMICS =
        new Route(
            Measure.SYSTEM_USER,
            Measure.SYSTEM_USER_SHARE,
            Measure.SYSTEM_USER_WORK,
            Measure.SYSTEM_USER_P50,
            Measure.SYSTEM_USER_P99,
            Measure.BARE_SYSTEM_USER,
            Measure.PLAIN_DYNAMICS,
            Request.open("POST", "/notifications?validationToken=" + "echo".repeat(400)));
  }

  private final Trial trial;
  private final Route route;
  private final ServiceProcess service;

  private Requests(Trial trial, Route route, ServiceProcess service) {
    this.trial = trial;
    this.route = route;
    this.service = service;
  }

  static void measure(Trial trial) {
    Api graph = trial.stage().graph();
    List<Request> users =
        objects(trial).stream()
            .map(person -> graph.get("/v1.0/users/" + Population.id(person)))
            .toList();
    new Requests(trial, Route.DIRECTORY, trial.stage().directory())
        .measure(users, bareRequest(graph, users));
    Api webApi = trial.stage().webApi();
    List<Request> rows = systemUsers(webApi);
    new Requests(trial, Route.DYNAMICS, trial.stage().dynamics())
        .measure(rows, bareRequest(webApi, rows));
  }

  /** For as many bytes as the first of these is answered with. */
  private static Request bareRequest(Api api, List<Request> requests) {
    return api.get("/" + api.send(requests.get(0)).expect(200).size());
  }

  private void measure(List<Request> requests, Request bareRequest) {
    LoadGenerator load = new LoadGenerator(service.port(), requests, SEED);
    LoadGenerator bare = new LoadGenerator(trial.bare().port(), List.of(bareRequest), SEED);
    load.closed(CLIENTS, trial.effort().warmUp());
    LoadGenerator plain = new LoadGenerator(service.port(), List.of(route.open()), SEED);
    bare.closed(CLIENTS, trial.effort().warmUp().dividedBy(2));
    plain.closed(CLIENTS, trial.effort().warmUp());
    for (int run = 0; run < trial.runs(); run++) {
      double limit = bare.closed(CLIENTS, trial.effort().slice()).rate();
      double before = service.processorSeconds();
      Load reached = load.closed(CLIENTS, trial.effort().slice());
      Work work = new Work(reached.seconds(), service.processorSeconds() - before);
      trial.add(route.bare(), limit);
      trial.add(route.plain(), plain.closed(CLIENTS, trial.effort().slice()).rate());
      trial.add(route.rate(), reached.rate());
      trial.add(route.share(), reached.rate() / limit);
      trial.add(route.work(), work.microsEach(reached.latencies().count()));
      trial.add(route.middle(), reached.latencies().percentile(0.5));
      trial.add(route.tail(), reached.latencies().percentile(0.99));
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
