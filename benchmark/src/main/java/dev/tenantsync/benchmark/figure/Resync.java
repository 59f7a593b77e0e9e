package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.DynamicsDatabase;
import java.util.stream.Stream;

/**
 * Dynamics reads the whole directory again, in which nothing changed. Rows written are those that
 * carry a transaction of the time of the resync as the one that made them.
 */
final class Resync {

  private Resync() {}

  static void measure(Trial trial) {
    for (int run = 0; run < trial.runs(); run++) {
      DynamicsDatabase database = trial.stage().database();
      Synchronisation sync = new Synchronisation(trial.stage().webApi());
      sync.pull();
      long before = database.transaction();
      Work work = Work.of(trial.stage()::processorSeconds, sync::resync);
      trial.add(Measure.RESYNC, work.rate(trial.population().size()));
      trial.add(Measure.RESYNC_WORK, work.microsEach(trial.population().size()));
      double rows =
          Stream.of("systemuser", "systemuserroles")
              .mapToDouble(table -> (double) database.rowsWrittenSince(table, before))
              .sum();
      trial.add(Measure.RESYNC_ROWS, rows);
      trial.add(
          Measure.RESYNC_MARKS, (double) database.rowsWrittenSince("directory_account", before));
    }
  }
}
