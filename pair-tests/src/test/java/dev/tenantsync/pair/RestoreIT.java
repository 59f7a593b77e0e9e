package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.Dynamics.SystemUser;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The documented way to back up and restore: the folder of a stopped service's database is copied
 * and later put back, on either side or both, while the other side has gone on.
 */
class RestoreIT {

  /** So many that a few who are missing are believed to be. */
  private static final int OTHERS = 20;

  private static final String SALESPERSON = "Salesperson";

  private static Pair pair;
  private static Directory directory;
  private static Dynamics dynamics;

  @BeforeAll
  static void start() {
    pair = Pair.start("restore", Map.of("DYNAMICS_SYNC_MAX_BACK_OFF", "PT1S"));
    directory = pair.directory();
    dynamics = pair.dynamics();
    for (int i = 0; i < OTHERS; i++) {
      directory.license(directory.create("other" + i, "Other", "Number " + i));
    }
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void whatADirectoryLostIsTakenBackAndWhatItGainsIsNotMissed() {
    String loses = licensed("loses");
    String renamed = licensed("renamed");
    Backup backup = Backup.of(pair.directoryService());
    String forgotten = licensed("forgotten");
    directory.unlicense(loses);
    directory.change(renamed, Map.of("surname", "Married"));
    dynamics.awaitRow(loses, row -> !row.enabled());
    dynamics.awaitRow(renamed, row -> "Married".equals(row.column("lastname")));
    String link = latest();

    backup.putBack();
    String newcomer = directory.create("newcomer", "New", "Comer");
    directory.license(newcomer);

    dynamics.awaitRow(newcomer, SystemUser::enabled);
    dynamics.awaitRow(loses, SystemUser::enabled);
    dynamics.awaitRow(renamed, row -> "Person".equals(row.column("lastname")));
    dynamics.awaitRow(forgotten, row -> !row.enabled());
    Response gone = directory.get(link.substring(directory.url().length()));
    assertThat(gone.statusCode()).as(gone.asString()).isEqualTo(410);
    assertThat(gone.<String>path("error.code")).isEqualTo("resyncRequired");
    assertThat(gone.header("Location")).endsWith("token=");
  }

  /** Its number may be given to another write by then. */
  @Test
  void aLostWriteIsNotSaidToHaveArrived() {
    String someone = licensed("someone");
    Backup backup = Backup.of(pair.directoryService());
    String lost = directory.write(someone, Map.of("surname", "Lost")).header("x-sync-token");
    dynamics.awaitRow(someone, row -> "Lost".equals(row.column("lastname")));

    backup.putBack();
    for (int i = 0; i < 5; i++) {
      directory.change(someone, Map.of("surname", "Found" + i));
    }
    dynamics.awaitRow(someone, row -> "Found4".equals(row.column("lastname")));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(dynamics.waitingFor(lost, "/api/data/v9.2/WhoAmI").statusCode())
                    .isEqualTo(412));
  }

  @Test
  void dynamicsReadsAgainWhatItLost() {
    String gains = directory.create("gains", "Some", "Person");
    String loses = licensed("loses2");
    SystemUser kept = dynamics.get(licensed("kept"));
    dynamics.grant(kept, SALESPERSON).then().statusCode(204);
    Backup backup = Backup.of(pair.dynamicsService());
    directory.license(gains);
    directory.unlicense(loses);
    String newcomer = licensed("newcomer2");
    dynamics.awaitRow(loses, row -> !row.enabled());
    SystemUser byHand = dynamics.awaitRow(gains, SystemUser::enabled);
    dynamics.grant(byHand, SALESPERSON).then().statusCode(204);

    backup.putBack();

    SystemUser again = dynamics.awaitRow(gains, SystemUser::enabled);
    dynamics.awaitRow(loses, row -> !row.enabled());
    dynamics.awaitRow(newcomer, SystemUser::enabled);
    assertThat(dynamics.roles(kept)).contains(SALESPERSON);
    assertThat(dynamics.roles(again)).as("given by hand, and lost").doesNotContain(SALESPERSON);
  }

  @Test
  void bothGoOnFromBackupsOfDifferentMoments() {
    Backup ofDynamics = Backup.of(pair.dynamicsService());
    String between = licensed("between");
    Backup ofDirectory = Backup.of(pair.directoryService());
    String forgotten = licensed("forgotten2");

    ofDirectory.takeAway();
    ofDynamics.putBack();
    ofDirectory.putBack();
    String newcomer = directory.create("newcomer3", "New", "Comer");
    directory.license(newcomer);

    dynamics.awaitRow(newcomer, SystemUser::enabled);
    dynamics.awaitRow(between, SystemUser::enabled);
    assertThat(dynamics.find(forgotten)).isEmpty();
  }

  /** Nothing in a bare copy tells it from what it was copied from, until something is written. */
  @Test
  void aCopyIsToldByTheNameOfItsRestoreWhichNeedNotBeGivenAgain() {
    Backup ofDirectory = Backup.of(pair.directoryService());
    Backup ofDynamics = Backup.of(pair.dynamicsService());
    String lost = latest();
    String lostHere = dynamics.tracked();

    ofDirectory.putBack(Map.of("DIRECTORY_RESTORED", "copy"));
    ofDynamics.putBack(Map.of("DYNAMICS_DATABASE_RESTORED", "copy"));
    assertThat(follow(directory.url(), lost, directory::get)).isEqualTo(410);
    assertThat(follow(dynamics.url(), lostHere, dynamics::answer)).isEqualTo(410);
    String kept = latest();
    String keptHere = dynamics.tracked();

    for (ServiceProcess service : List.of(pair.directoryService(), pair.dynamicsService())) {
      service.close();
      service.launch();
      service.awaitReady();
    }
    assertThat(follow(directory.url(), lost, directory::get)).isEqualTo(410);
    assertThat(follow(dynamics.url(), lostHere, dynamics::answer)).isEqualTo(410);
    assertThat(follow(directory.url(), kept, directory::get)).isEqualTo(200);
    assertThat(follow(dynamics.url(), keptHere, dynamics::answer)).isEqualTo(200);
  }

  private static int follow(String origin, String link, Function<String, Response> at) {
    return at.apply(link.substring(origin.length())).statusCode();
  }

  private static String licensed(String alias) {
    String id = directory.create(alias, "Some", "Person");
    directory.license(id);
    dynamics.awaitRow(id, SystemUser::enabled);
    return id;
  }

  private static String latest() {
    return directory
        .get("/v1.0/users/delta?$deltatoken=latest")
        .then()
        .statusCode(200)
        .extract()
        .path("'@odata.deltaLink'");
  }

  /** A copy of the folder of a service's database, made while it is stopped. */
  private record Backup(ServiceProcess service, Path folder, Path copy) {

    static Backup of(ServiceProcess service) {
      Path folder = service.log().resolveSibling("postgres").toAbsolutePath();
      Backup backup =
          new Backup(service, folder, folder.resolveSibling("copy-" + System.nanoTime()));
      service.close();
      run("cp", "-a", folder.toString(), backup.copy.toString());
      service.launch();
      service.awaitReady();
      return backup;
    }

    void takeAway() {
      service.close();
      run("rm", "-rf", folder.toString());
    }

    void putBack() {
      putBack(Map.of());
    }

    /**
     * Starts the service on the copy.
     *
     * @param more settings for this one start
     */
    void putBack(Map<String, String> more) {
      takeAway();
      run("cp", "-a", copy.toString(), folder.toString());
      service.launch(more);
      service.awaitReady();
    }

    private static void run(String... command) {
      try {
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
      } catch (IOException failure) {
        throw new IllegalStateException(String.join(" ", command), failure);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
