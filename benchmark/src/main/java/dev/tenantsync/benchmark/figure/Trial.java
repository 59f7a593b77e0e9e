package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.http.BareProcess;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.report.Results;
import dev.tenantsync.benchmark.stage.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Everything that a figure needs to be measured for one population.
 *
 * @param bare the endpoint that request rates are compared with
 * @param progress told what goes on
 */
public record Trial(
    Stage stage,
    Population population,
    Extent extent,
    BareProcess bare,
    Results results,
    Consumer<String> progress) {

  /**
   * What was asked for.
   *
   * @param javaHomes of the JDKs whose start is timed
   */
  public record Extent(int runs, Effort effort, List<Path> javaHomes) {

    public Extent {
      javaHomes = List.copyOf(javaHomes);
    }
  }

  int runs() {
    return extent.runs();
  }

  Effort effort() {
    return extent.effort();
  }

  /** Keeps a value and tells it. */
  void add(Measure measure, double value) {
    results.add(measure, population.size(), value);
    progress.accept("%s: %,.2f %s".formatted(measure.label(), value, measure.unit()));
  }

  /** So many people who have no licence yet, each handed out once. */
  List<Integer> peopleToLicense(int count) {
    int granted = stage.folder().granted();
    List<Integer> people = population.peopleToLicense();
    if (granted + count > people.size()) {
      throw new IllegalStateException("there is nobody left to license");
    }
    stage.folder().note(population.size(), granted + count);
    return people.subList(granted, granted + count);
  }
}
