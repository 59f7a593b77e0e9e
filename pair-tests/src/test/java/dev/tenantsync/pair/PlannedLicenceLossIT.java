package dev.tenantsync.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.pair.Dynamics.SystemUser;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan asked of Dynamics, made true in the directory, and compared user by user. */
class PlannedLicenceLossIT {

  private static final int STAFF = 20;

  private static Pair pair;

  @BeforeAll
  static void start() {
    pair = Pair.start("plans");
  }

  @AfterAll
  static void stop() {
    pair.close();
  }

  @Test
  void whatIsPlannedForManyIsWhatHappensToEachOfThem() {
    Directory directory = pair.directory();
    Dynamics dynamics = pair.dynamics();
    List<String> staff = new ArrayList<>();
    for (int number = 0; number < STAFF; number++) {
      String id = directory.create("planned" + number, "Given" + number, "Family" + number);
      directory.license(id);
      staff.add(id);
    }
    directory.grantRole(Directory.DYNAMICS_ADMINISTRATOR, staff.get(0));
    staff.forEach(id -> dynamics.awaitRow(id, SystemUser::enabled));
    assertThat(dynamics.sync("pull").statusCode()).isEqualTo(200);

    Response plan =
        dynamics.plan(Map.of("kind", "removeLicense", "skuId", Directory.SALES, "users", staff));

    assertThat(plan.statusCode()).as(plan.asString()).isEqualTo(201);
    int consumed = plan.path("seats[0].consumed.before");
    assertThat(plan.<Integer>path("seats[0].consumed.after")).isEqualTo(consumed - STAFF);
    staff.forEach(directory::unlicense);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              List<Map<String, Object>> users = plan.path("users.value");
              assertThat(users).hasSize(STAFF).allSatisfy(user -> happened(user, dynamics));
            });
  }

  /** A change that the brake holds has not happened. */
  private static void happened(Map<String, Object> user, Dynamics dynamics) {
    SystemUser row = dynamics.get((String) user.get("objectId"));
    boolean held = Boolean.TRUE.equals(user.get("held"));
    Map<?, ?> standing = (Map<?, ?>) user.get(held ? "before" : "after");
    assertThat(row.enabled()).isEqualTo(standing.get("enabled"));
    assertThat(row.accessMode()).isEqualTo(standing.get("accessmode"));
  }
}
