package dev.tenantsync.pair.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.pair.faults.Client.Call;
import dev.tenantsync.pair.faults.Failover.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Three replicas of each packaged service, one address for each three: all of them serve, one
 * pulls, and whichever goes, politely or not, nothing is lost.
 *
 * <p>{@code -Dreplicas.rounds=20} has the puller go so often in each way, {@code
 * -Dreplicas.restarts=3} restarts each of the three once under load, {@code -Dreplicas.notices=100}
 * sends so many of each kind.
 */
class ReplicasIT {

  private static final Path HOME = Path.of("target", "replicas-" + ProcessHandle.current().pid());
  private static final int EACH = 3;
  private static final int ROUNDS = Integer.getInteger("replicas.rounds", 1);
  private static final int RESTARTS = Integer.getInteger("replicas.restarts", 1);
  private static final int NOTICES = Integer.getInteger("replicas.notices", 5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LIVE = "/q/health/live";
  private static final String READY = "/q/health/ready";
  private static final String ROWS = "/api/data/v9.2/systemusers";

  private static final Running RUNNING = new Running();

  private static Stage stage;
  private static Balancer directory;
  private static Balancer dynamics;
  private static Tenant tenant;

  @BeforeAll
  static void open() throws IOException {
    stage = RUNNING.with(Stage.open(HOME, EACH, Tuning.BEHIND_BALANCERS));
    directory = RUNNING.with(Balancer.before(stage.link(Stage.FEED), stage.replicas("directory")));
    dynamics = RUNNING.with(Balancer.before(stage.link(Stage.NOTICES), stage.replicas("dynamics")));
    Watch.prepare(stage);
    tenant = Tenant.furnish(stage, 100_000);
  }

  @AfterAll
  static void close() {
    RUNNING.close();
  }

  @Test
  void allReplicasOfBothReadAndWrite() {
    List<Client> directories = each("directory", stage.secrets().graphToken(stage.first()));
    List<Client> environments = each("dynamics", stage.secrets().dynamicsToken(stage.first()));
    for (int i = 0; i < EACH; i++) {
      String id = tenant.hireLicensed(directories.get(i), "served-" + i);
      directories.forEach(at -> at.call(Call.get("/v1.0/users/" + id)).required());
      String row = awaitRow(environments.get(i), id);
      environments.get(i).call(Call.patch(row, Map.of("isdisabled", true))).required();
      for (Client at : environments) {
        assertThat(at.call(Call.get(row)).required().get("isdisabled").asBoolean()).isTrue();
      }
    }
  }

  private static List<Client> each(String service, String token) {
    return stage.urls(service).stream()
        .map(url -> new Client(List.of(url), token, Tenant.PATIENCE))
        .toList();
  }

  /** Path of the row, once it is there. */
  private static String awaitRow(Client at, String id) {
    Call find = Call.get(ROWS + "(azureactivedirectoryobjectid=" + id + ")");
    Client.Result found =
        await("row of " + id).atMost(PATIENCE).until(() -> at.call(find), result -> result.made());
    return ROWS + "(" + found.required().get("systemuserid").asText() + ")";
  }

  @Test
  void onePullsAndWhicheverIsToldOfAChangeItIsSoonThere() throws Exception {
    Replica puller = new PullerSeat(stage).awaited().replica();
    assertThat(each("dynamics", stage.secrets().dynamicsToken(stage.first())))
        .filteredOn(
            at -> at.call(Call.get("/sync")).required().get("puller").get("here").asBoolean())
        .hasSize(1);
    for (boolean pulls : new boolean[] {true, false}) {
      Times times = new Times("a notice to one that " + (pulls ? "pulls" : "does not pull"));
      dynamics.leadTo(
          stage.replicas("dynamics").stream()
              .filter(replica -> pulls == replica.equals(puller))
              .toList());
      try (Counter counter = new Counter(stage, tenant)) {
        for (int i = 0; i < NOTICES; i++) {
          int number = counter.next();
          long made = System.nanoTime();
          counter.awaitSeen(number);
          times.add(Duration.ofNanos(System.nanoTime() - made));
        }
      }
      times.print();
    }
    dynamics.leadTo(stage.replicas("dynamics"));
  }

  @Test
  void whenThePullerGoesAnotherOneGoesOn() throws Exception {
    PullerSeat seat = new PullerSeat(stage);
    try (Counter counter = new Counter(stage, tenant)) {
      Failover failover = new Failover(seat, counter);
      for (Way way : Way.values()) {
        Times times = new Times("until another goes on after one was " + way);
        for (int round = 0; round < ROUNDS; round++) {
          times.add(failover.after(way));
        }
        times.print();
      }
    }
    assertThat(neverSeen(List.of())).isEmpty();
  }

  /**
   * What must never be, and was.
   *
   * @param entitled people who have had access since they were made
   */
  private static List<String> neverSeen(List<String> entitled) {
    return new Watch(stage).faults(new Watched(tenant.untouched(), entitled, List.of()));
  }

  @Test
  void whoIsToldToEndSaysThatItIsNotReadyAndAnswersMeanwhile() throws Exception {
    Replica replica = stage.replicas("directory").get(EACH - 1);
    assertThat(head(replica, READY)).startsWith("http/1.1 200");
    try (KeptConnection kept = new KeptConnection(replica)) {
      assertThat(kept.get(LIVE)).startsWith("http/1.1 200").doesNotContain("connection: close");

      CompletableFuture<Void> ending = CompletableFuture.runAsync(replica::stop);
      await("not ready")
          .pollInterval(Duration.ofMillis(10))
          .until(() -> head(replica, READY).startsWith("http/1.1 503"));

      assertThat(kept.get(LIVE)).startsWith("http/1.1 200").contains("connection: close");
      assertThat(kept.ended()).isTrue();
      assertThat(head(replica, LIVE)).as("others meanwhile").startsWith("http/1.1 200");
      assertThat(ending).isNotDone();
      ending.join();
    }
    replica.revive();
    replica.process().awaitReady();
    await("all ready").atMost(PATIENCE).until(() -> directory.ready() == EACH);
  }

  private static String head(Replica replica, String path) throws IOException {
    try (KeptConnection fresh = new KeptConnection(replica)) {
      return fresh.get(path);
    }
  }

  @Test
  void aRollingRestartFailsNoRequestAndLosesNoChange() throws Exception {
    long seed = Long.getLong("replicas.seed", ThreadLocalRandom.current().nextInt());
    System.out.println("-Dreplicas.seed=" + seed);
    Tenant clients = tenant.behindBalancers(stage);
    LaterVersion.migrate(stage);
    try (Load load = new Load(clients, "r" + Long.toUnsignedString(seed, 36), seed)) {
      restart("directory", directory);
      restart("dynamics", dynamics);
      load.end();
      Rest rest = new Rest(stage, clients, () -> load.faults(stage));
      // At rest is who has read since; nobody changes anything, and the timer is far away.
      clients.dynamics().call(Call.post("/sync/pull", null)).required();
      for (Client client : List.of(clients.directory(), clients.dynamics())) {
        System.out.printf("%d calls answered, %s%n", client.calls(), client.repeats());
      }
      System.out.printf(
          "%d people and accounts made, %s changes in the directory's log%n",
          load.made(), stage.database("directory").texts("select count(*) from change"));
      rest.await("rolling restart");
      rest.readingAgainDecidesNothing();
      assertThat(neverSeen(load.entitled())).isEmpty();
    }
    assertThat(clients.directory().repeats().failures()).isEmpty();
    assertThat(clients.dynamics().repeats().failures()).isEmpty();
  }

  /** One after another, by turns, until all are ready again. */
  private static void restart(String service, Balancer balancer) {
    for (int i = 0; i < RESTARTS; i++) {
      Replica replica = stage.replicas(service).get(i % EACH);
      replica.stop();
      replica.revive();
      replica.process().awaitReady();
      await("all ready").atMost(PATIENCE).until(() -> balancer.ready() == EACH);
    }
  }
}
