package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A first load of 20,000 users, once undisturbed and once with the Dynamics process killed ten
 * times on its way: both must end in the same tables, with each effect logged once.
 */
class CrashSafetyIT {

  private static final int USERS = 20_000;
  private static final int KILLS = 10;

  /** What a load leaves behind, without what is made anew each time: ids, times, row versions. */
  private static final List<String> TABLES =
      List.of(
          """
          select azureactivedirectoryobjectid, kind, domainname, firstname, lastname, fullname,
            internalemailaddress, title, address1_telephone1, mobilephone, address1_city,
            address1_country, isdisabled, disabledreasonid, accessmode, chosenmode, caltype,
            islicensed, setupuser, azurestate, deletedstate
          from systemuser where kind = 'PERSON' order by 1
          """,
          """
          select u.azureactivedirectoryobjectid, r.name, g.origin
          from systemuserroles g join systemuser u using (systemuserid) join securityrole r using (roleid)
          where u.kind = 'PERSON' order by 1, 2, 3
          """,
          """
          select object_id, presence, account_enabled, plan_ids, user_principal_name, display_name,
            believed_licensed, believed_roles, withheld
          from directory_account order by 1
          """,
          "select role_template_id, object_id from directory_role_member"
              + " join directory_role using (role_id) order by 1, 2",
          "select object_id, step, reason, count(*) from provisioning_log group by 1, 2, 3"
              + " order by 1, 2, 3");

  private static final Path HOME = Path.of("target", "crash-" + ProcessHandle.current().pid());

  private static PairSecrets secrets;
  private static Database directoryDatabase;
  private static ServiceProcess directory;

  @BeforeAll
  static void startDirectory() throws Exception {
    directoryDatabase = Database.start(HOME.resolve("directory-database"));
    secrets = PairSecrets.in(Pair.LAUNCH, HOME.resolve("secrets"));
    Map<String, String> settings = secrets.ofDirectory();
    settings.putAll(directoryDatabase.environment());
    directory = ServiceProcess.start(Pair.LAUNCH, "office365", HOME.resolve("office365"), settings);
    Population.write(directoryDatabase, USERS);
  }

  @AfterAll
  static void stopDirectory() {
    directory.close();
    directoryDatabase.close();
  }

  @Test
  void loadKilledTenTimesEndsAsAnUndisturbedLoad() {
    List<List<String>> undisturbed = undisturbedLoad();
    List<List<String>> killed = killedLoad();

    assertThat(undisturbed.get(0)).hasSizeGreaterThan(USERS / 3);
    for (int table = 0; table < TABLES.size(); table++) {
      assertThat(killed.get(table)).as(TABLES.get(table)).isEqualTo(undisturbed.get(table));
    }
  }

  private static List<List<String>> undisturbedLoad() {
    try (Database database = Database.start(HOME.resolve("undisturbed-database"))) {
      long begun = System.nanoTime();
      try (ServiceProcess dynamics =
          ServiceProcess.start(
              Pair.LAUNCH, "dynamics", HOME.resolve("undisturbed"), environmentOf(database))) {
        awaitLoaded(database);
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
            "first load: %d users in %.1f s with the service's start, %.0f users/s;"
                + " peak memory: directory %d MiB, Dynamics %d MiB%n",
            USERS,
            seconds,
            USERS / seconds,
            directory.peakResidentKib() / 1024,
            dynamics.peakResidentKib() / 1024);
      }
      return tables(database);
    }
  }

  private static List<List<String>> killedLoad() {
    long seed = Long.getLong("crash.seed", System.nanoTime());
    System.out.println("crash.seed=" + seed);
    Random random = new Random(seed);
    try (Database database = Database.start(HOME.resolve("killed-database"))) {
      ServiceProcess dynamics =
          ServiceProcess.start(
              Pair.LAUNCH, "dynamics", HOME.resolve("killed"), environmentOf(database));
      for (int kill = 0; kill < KILLS; kill++) {
        // Spread over the whole load: every user is first mirrored, then decided.
        long point = (long) ((kill + random.nextDouble()) * 2 * USERS / KILLS);
        awaitProgress(database, Math.min(point, 2L * USERS - 1));
        dynamics.kill();
        System.out.printf("killed at %d of %d%n", progress(database), 2 * USERS);
        dynamics.launch();
      }
      awaitLoaded(database);
      dynamics.close();
      return tables(database);
    }
  }

  private static Map<String, String> environmentOf(Database database) {
    Map<String, String> environment = secrets.ofDynamics(directory);
    environment.putAll(database.environment());
    return environment;
  }

  private static List<List<String>> tables(Database database) {
    return TABLES.stream().map(database::rows).toList();
  }

  private static void awaitProgress(Database database, long point) {
    await("progress " + point)
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> progress(database) >= point);
  }

  /** Users mirrored and users decided, 0 to twice the population. */
  private static long progress(Database database) {
    return database.number(
        "select count(*) + count(*) filter (where version = decided_version) from directory_account");
  }

  private static void awaitLoaded(Database database) {
    await("the first load is complete")
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                database.number(
                            "select count(*) from directory_account where version = decided_version")
                        == USERS
                    && database.number(
                            "select count(*) from feed_cursor where phase = 'FOLLOWING' and known")
                        == 2);
  }
}
