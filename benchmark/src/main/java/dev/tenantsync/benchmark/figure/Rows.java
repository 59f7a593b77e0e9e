package dev.tenantsync.benchmark.figure;

import dev.tenantsync.benchmark.reference.ReferenceServer;
import dev.tenantsync.benchmark.report.Measure;
import dev.tenantsync.benchmark.stage.DataFolder;
import java.time.Duration;

/** The physical references of everything that writes rows: how fast PostgreSQL alone is. */
final class Rows {

  private static final Duration COMMITTING = Duration.ofSeconds(3);

  private Rows() {}

  static void measure(Trial trial) {
    DataFolder folder = new DataFolder(trial.stage().folder().path().resolve("reference"));
    folder.delete();
    try (ReferenceServer server =
        ReferenceServer.start(folder.path(), trial.stage().launch().programs())) {
      for (int run = 0; run < trial.runs(); run++) {
        trial.add(Measure.COPY, server.copy(trial.population()));
        trial.add(Measure.UPSERT, server.upsert(trial.population()));
        trial.add(Measure.COMMIT_1, server.commits(1, COMMITTING));
        trial.add(Measure.COMMIT_8, server.commits(8, COMMITTING));
      }
    } finally {
      folder.delete();
    }
  }
}
