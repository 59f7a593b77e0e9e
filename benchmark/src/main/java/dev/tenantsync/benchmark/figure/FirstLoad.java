package dev.tenantsync.benchmark.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.benchmark.population.Population;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Api;
import dev.tenantsync.benchmark.stage.Stage;

/**
 * Dynamics, started on an empty database, takes in a whole directory. The directory's process is
 * held while Dynamics starts, so that the load begins at a moment that is known: when it is
 * released. It ends when nothing is pending; then every licensed person must have a row.
 */
public final class FirstLoad {

  private static final double KIB_PER_MIB = 1024;

  private FirstLoad() {}

  static void measure(Trial trial) {
    for (int run = 0; run < trial.runs(); run++) {
      Work work = load(trial);
      trial.add(Measure.FIRST_LOAD, work.rate(trial.population().size()));
      trial.add(Measure.FIRST_LOAD_WORK, work.microsEach(trial.population().size()));
      memory(trial);
    }
  }

  /** Loads once. */
  public static Work load(Trial trial) {
    Stage stage = trial.stage();
    stage.stopDynamics();
    stage.directory().hold();
    try {
      stage.startEmptyDynamics();
    } finally {
      stage.directory().release();
    }
    Work work = Work.of(stage::processorSeconds, () -> new Synchronisation(stage.webApi()).pull());
    long expected = licences(stage.graph());
    long rows = stage.database().licensedRows();
    if (rows != expected) {
      throw new IllegalStateException(
          "after the first load %,d people have access, not %,d".formatted(rows, expected));
    }
    return work;
  }

  /** Licences in use; only people who may sign in hold one. */
  private static long licences(Api graph) {
    for (JsonNode product : graph.read("/v1.0/subscribedSkus").path("value")) {
      if (product.path("skuId").asText().equals(Population.SKU)) {
        return product.path("consumedUnits").asLong();
      }
    }
    throw new IllegalStateException("the directory does not have the product " + Population.SKU);
  }

  private static void memory(Trial trial) {
    ServiceProcess directory = trial.stage().directory();
    ServiceProcess dynamics = trial.stage().dynamics();
    trial.add(Measure.DIRECTORY_MEMORY, directory.memory().resident() / KIB_PER_MIB);
    trial.add(Measure.DIRECTORY_PEAK, directory.memory().peak() / KIB_PER_MIB);
    trial.add(Measure.DIRECTORY_DATABASE, directory.databaseKib() / KIB_PER_MIB);
    trial.add(Measure.DYNAMICS_MEMORY, dynamics.memory().resident() / KIB_PER_MIB);
    trial.add(Measure.DYNAMICS_PEAK, dynamics.memory().peak() / KIB_PER_MIB);
    trial.add(Measure.DYNAMICS_DATABASE, dynamics.databaseKib() / KIB_PER_MIB);
  }
}
