package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import dev.tenantsync.pair.Dynamics.SystemUser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two Dynamics processes that start at once on one new database. */
class TwoReplicasIT {

  private static final Path HOME = Path.of("target", "replicas-" + ProcessHandle.current().pid());

  @Test
  void twoReplicasStartAtOnceOnePullsAndTheOtherTakesOver() {
    PairSecrets secrets = PairSecrets.in(Pair.LAUNCH, HOME.resolve("secrets"));
    try (Database database = Database.start(HOME.resolve("database"));
        ServiceProcess office =
            ServiceProcess.start(
                Pair.LAUNCH, "office365", HOME.resolve("office365"), secrets.ofDirectory())) {
      Directory directory = new Directory(office.url(), secrets.graphToken(office));
      String early = directory.create("early", "Ada", "Lovelace");
      directory.license(early);
      Map<String, String> settings = secrets.ofDynamics(office);
      settings.put("DYNAMICS_SYNC_INTERVAL", "PT0.3S");
      settings.putAll(database.environment());

      List<ServiceProcess> replicas =
          Stream.of("one", "other")
              .map(
                  name ->
                      CompletableFuture.supplyAsync(
                          () ->
                              ServiceProcess.start(
                                  Pair.LAUNCH, "dynamics", HOME.resolve(name), settings)))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      List<Dynamics> both =
          replicas.stream()
              .map(replica -> new Dynamics(replica.url(), secrets.dynamicsToken(office)))
              .toList();

      both.forEach(replica -> replica.awaitRow(early, SystemUser::enabled));
      assertThat(database.number("select count(*) from businessunit")).isEqualTo(1);
      assertThat(
              database.number(
                  "select count(*) from securityrole where name = 'System Administrator'"))
          .isEqualTo(1);
      assertThat(database.number("select count(*) from provisioning_log where step = 'INSERT'"))
          .isEqualTo(1);
      assertThat(both.stream().filter(TwoReplicasIT::pulls)).hasSize(1);

      int puller = pulls(both.get(0)) ? 0 : 1;
      replicas.get(puller).kill();
      String late = directory.create("late", "Grace", "Hopper");
      directory.license(late);
      both.get(1 - puller).awaitRow(late, SystemUser::enabled);
      await("the other one pulls")
          .atMost(Duration.ofSeconds(30))
          .until(() -> pulls(both.get(1 - puller)));
      replicas.get(1 - puller).close();
    }
  }

  private static boolean pulls(Dynamics replica) {
    return replica.syncState().then().statusCode(200).extract().path("puller.here");
  }
}
