package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.Dynamics.SystemUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The timer is an hour away: what arrives here was told of. */
class PushIT {

  private static Pair pair;
  private static ServiceProcess dynamicsService;
  private static Dynamics dynamics;
  private static Directory directory;

  @BeforeAll
  static void start() {
    pair = Pair.start("push");
    dynamicsService =
        pair.anotherDynamics(
            Path.of("target", "push-" + ProcessHandle.current().pid(), "told"),
            Map.of("DYNAMICS_SYNC_INTERVAL", "PT1H"));
    dynamics = pair.asAdministrator(dynamicsService);
    directory = pair.directory();
    awaitSubscribed();
  }

  @AfterAll
  static void stop() {
    dynamicsService.close();
    pair.close();
  }

  @Test
  void licencesAndRolesGivenAndTakenArrive() {
    // The last administrator of all would be held.
    String eve = directory.create("eve", "Eve", "Moore");
    directory.grantRole(Directory.DYNAMICS_ADMINISTRATOR, eve);
    dynamics.awaitRow(eve, SystemUser::enabled);
    String ada = directory.create("told", "Ada", "Lovelace");
    directory.license(ada);
    dynamics.awaitRow(ada, SystemUser::enabled);

    directory.unlicense(ada);
    dynamics.awaitRow(ada, row -> !row.enabled());

    directory.grantRole(Directory.DYNAMICS_ADMINISTRATOR, ada);
    dynamics.awaitRow(ada, SystemUser::enabled);

    directory.revokeRole(Directory.DYNAMICS_ADMINISTRATOR, ada);
    dynamics.awaitRow(ada, row -> !row.enabled());
  }

  @Test
  void eachEnvironmentKeepsOneSubscriptionPerFeedAndKeepsThemOverARestart() {
    dynamicsService.kill();
    String away = directory.create("away", "Grace", "Hopper");
    directory.license(away);
    dynamicsService.launch();
    dynamicsService.awaitReady();
    dynamics.awaitRow(away, SystemUser::enabled);
    awaitSubscribed();

    String back = directory.create("back", "Mary", "Jackson");
    directory.license(back);
    dynamics.awaitRow(back, SystemUser::enabled);
  }

  private static void awaitSubscribed() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> states().size() == 2 && states().stream().allMatch("ACTIVE"::equals));
    assertThat(states()).hasSize(2);
  }

  private static List<String> states() {
    return dynamics.syncState().then().statusCode(200).extract().path("subscriptions.state");
  }
}
