package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.report.Machine;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.Stage;
import java.nio.file.Path;

/** From the start of a service's process to its being ready, on a database that has its data. */
final class StartUp {

  private static final int FIRST_WITH_CACHE = 25;

  private StartUp() {}

  static void measure(Trial trial) {
    for (Path javaHome : trial.extent().javaHomes()) {
      Launch launch = trial.stage().launch().with(javaHome);
      boolean late = Machine.feature(javaHome) >= FIRST_WITH_CACHE;
      start(trial.stage(), launch);
      for (int run = 0; run < trial.runs(); run++) {
        double[] seconds = start(trial.stage(), launch);
        trial.add(late ? Measure.DIRECTORY_START_25 : Measure.DIRECTORY_START, seconds[0]);
        trial.add(late ? Measure.DYNAMICS_START_25 : Measure.DYNAMICS_START, seconds[1]);
      }
    }
  }

  /** Seconds of the directory, then of Dynamics, one after the other. */
  private static double[] start(Stage stage, Launch launch) {
    stage.close();
    long start = System.nanoTime();
    stage.startDirectory(launch);
    long between = System.nanoTime();
    stage.startDynamics(launch);
    return new double[] {(between - start) / 1e9, (System.nanoTime() - between) / 1e9};
  }
}
