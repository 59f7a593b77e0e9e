package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.http.Connection;
import dev.tenantsync.benchmark.http.Crew;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Changes of distinct people, one request each: four job titles and a licence, in turns. The clock
 * stops when the last change of each client is effective in Dynamics; then all are looked at.
 */
final class SingleChanges {

  private static final int CHECKERS = 4;

  private final Trial trial;
  private final Api graph;
  private final Api webApi;
  private final List<Integer> licensed;

  private SingleChanges(Trial trial) {
    this.trial = trial;
    this.graph = trial.stage().graph();
    this.webApi = trial.stage().webApi();
    this.licensed = trial.population().licensedPeople();
  }

  static void measure(Trial trial) {
    SingleChanges changes = new SingleChanges(trial);
    changes.warmUp(trial.effort().changesToWarmUp());
    for (int run = 0; run < trial.runs(); run++) {
      Effort effort = trial.effort();
      Work one = changes.run(1, changes.effects("one " + run, effort.changesOfOne()));
      trial.add(Measure.CHANGES_1, one.rate(effort.changesOfOne()));
      Work eight = changes.run(8, changes.effects("eight " + run, effort.changesOfEight()));
      trial.add(Measure.CHANGES_8, eight.rate(effort.changesOfEight()));
      trial.add(Measure.CHANGES_WORK, eight.microsEach(effort.changesOfEight()));
    }
  }

  /** In rounds in which nobody is changed twice, for each change is looked at. */
  private void warmUp(int count) {
    int size = Math.min(count, licensed.size());
    for (int made = 0; made < count; made += size) {
      var unused = run(8, titles("warming up " + made, size));
    }
  }

  /** Makes changes with so many clients, and looks at all of them once the clock has stopped. */
  private Work run(int clients, List<Effect> effects) {
    Work work =
        Work.of(trial.stage()::processorSeconds, () -> makeUntilEffective(clients, effects));
    Crew.work(CHECKERS, checker -> () -> checkShare(effects, checker));
    return work;
  }

  private void makeUntilEffective(int clients, List<Effect> effects) {
    List<Effect> last = Crew.work(clients, client -> () -> makeShare(effects, client, clients));
    try (Connection dynamics = Connection.to(webApi.port())) {
      last.forEach(effect -> effect.await(dynamics));
    }
  }

  private Effect makeShare(List<Effect> effects, int client, int clients) {
    Effect last = effects.get(client);
    try (Connection directory = Connection.to(graph.port())) {
      for (int number = client; number < effects.size(); number += clients) {
        last = effects.get(number);
        last.make(directory);
      }
    }
    return last;
  }

  private int checkShare(List<Effect> effects, int checker) {
    int checked = 0;
    try (Connection dynamics = Connection.to(webApi.port())) {
      for (int number = checker; number < effects.size(); number += CHECKERS) {
        effects.get(number).await(dynamics);
        checked++;
      }
    }
    return checked;
  }

  private List<Effect> effects(String title, int count) {
    Iterator<Integer> people = trial.peopleToLicense(count / Effort.LICENCE_EVERY).iterator();
    Iterator<Effect> titles = titles(title, count - count / Effort.LICENCE_EVERY).iterator();
    List<Effect> effects = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      boolean licence = number % Effort.LICENCE_EVERY == 0 && people.hasNext();
      effects.add(licence ? Effect.licence(people.next(), graph, webApi) : titles.next());
    }
    return effects;
  }

  private List<Effect> titles(String title, int count) {
    List<Effect> effects = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int person = licensed.get(number % licensed.size());
      effects.add(Effect.jobTitle(person, title + " " + number, graph, webApi));
    }
    return effects;
  }
}
