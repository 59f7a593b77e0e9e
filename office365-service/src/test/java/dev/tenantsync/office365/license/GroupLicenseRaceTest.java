package dev.tenantsync.office365.license;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GroupLicenseRaceTest {

  private static final int MEMBERS = 200;
  private static final int SEATS = 5;

  /** More than a request settles itself. */
  private static final int MANY = 120;

  @Inject Rows rows;
  @Inject AgroalDataSource database;

  @Test
  void lastSeatsGoToAsManyMembersAndFreedOnesToWhoWaitLongest() throws Exception {
    String sku = Shop.product(SEATS);
    String team = Teams.team(sku);
    List<String> users = users(MEMBERS);

    together(users.stream().<Callable<Object>>map(user -> () -> join(team, user)).toList());

    assertThat(states(sku)).isEqualTo(Map.of("true NONE", 5, "false COUNT_VIOLATION", 195));
    assertThat(Shop.consumed(sku)).isEqualTo(SEATS);
    List<String> next =
        rows.query(
            "select user_id from inherited_license where sku_id = ? and not in_force"
                + " order by since, user_id limit 2",
            UUID.fromString(sku));

    Shop.setUnits(sku, Map.of("enabled", SEATS + 2));

    assertThat(states(sku)).isEqualTo(Map.of("true NONE", 7, "false COUNT_VIOLATION", 193));
    next.forEach(user -> assertThat(Shop.held(user)).containsExactly(sku));
  }

  @Test
  void nobodyWaitsWhileASeatIsFreeHoweverSeatsComeAndGo() throws Exception {
    String sku = Shop.product(20);
    List<String> holders = users(20);
    holders.forEach(user -> Shop.give(user, sku));
    String team = Teams.team(sku);
    List<String> members = users(40);
    members.subList(0, 20).forEach(user -> Teams.join(team, user));
    List<Callable<Object>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String holder = holders.get(i);
      String early = members.get(i);
      String late = members.get(20 + i);
      calls.add(() -> join(team, late));
      calls.add(
          switch (i % 4) {
            case 0 -> () -> Graph.delete("/v1.0/users/" + holder).statusCode();
            case 1 -> () -> leave(team, early);
            default -> () -> Shop.assign(holder, List.of(), List.of(sku)).statusCode();
          });
    }

    together(calls);

    await().untilAsserted(() -> assertThat(pending(team)).isZero());
    assertThat(Shop.consumed(sku)).isEqualTo(20);
    assertThat(number("select count(*) from license_assignment where sku_id = ?", sku))
        .isEqualTo(20);
    assertThat(states(sku)).isEqualTo(Map.of("true NONE", 15, "false COUNT_VIOLATION", 20));
  }

  @Test
  void manyMembersInheritInTheBackground() throws Exception {
    String sku = Shop.product(MANY);
    String team = crowd();

    Teams.give(team, Shop.license(sku));

    await().untilAsserted(() -> assertThat(states(sku)).isEqualTo(Map.of("true NONE", MANY)));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        Graph.get("/v1.0/groups/" + team + "?$select=licenseProcessingState")
                            .<String>path("licenseProcessingState.state"))
                    .isEqualTo("ProcessingComplete"));
    assertThat(Shop.consumed(sku)).isEqualTo(MANY);
  }

  @Test
  void whatAProcessorThatDiesHasNotDoneIsDoneByAnother() throws Exception {
    String sku = Shop.product(MANY);
    String team = crowd();
    String someone =
        rows.text("select user_id from group_member where group_id = ? limit 1", id(team));
    try (OpenTransaction blocking = new OpenTransaction(database)) {
      blocking.run("select from directory_user where id = '" + someone + "' for update");
      Teams.give(team, Shop.license(sku));
      blocking.awaitBlocking();
      assertThat(
              Graph.get("/v1.0/groups/" + team + "?$select=licenseProcessingState")
                  .<String>path("licenseProcessingState.state"))
          .isEqualTo("QueuedForProcessing");

      rows.query(
          "select pg_terminate_backend(pid) from pg_locks where not granted"
              + " and pg_backend_pid() <> pid");
      assertThat(pending(team)).isPositive();
      blocking.commit();
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(states(sku)).isEqualTo(Map.of("true NONE", MANY)));
    assertThat(pending(team)).isZero();
    assertThat(Shop.consumed(sku)).isEqualTo(MANY);
  }

  @Test
  void marksThatNobodyWasToldOfAreFoundByTheSweep() {
    String sku = Shop.product(1);
    String team = Teams.team(sku);
    String user = Graph.user();
    rows.execute(
        "insert into group_member (group_id, user_id) values ('%s', '%s')".formatted(team, user));
    rows.execute("insert into license_pending (user_id) values ('%s')".formatted(user));
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(Shop.held(user)).containsExactly(sku));
  }

  private String crowd() throws Exception {
    String team = Teams.team();
    for (String user : users(MANY)) {
      rows.execute(
          "insert into group_member (group_id, user_id) values ('%s', '%s')".formatted(team, user));
    }
    return team;
  }

  private int pending(String team) {
    return number(
        "select count(*) from license_pending p join group_member m on m.user_id = p.user_id"
            + " where m.group_id = ?",
        team);
  }

  /** How many members there are by state. */
  private Map<String, Integer> states(String sku) {
    return rows
        .query(
            "select in_force::text, error, count(*) from inherited_license where sku_id = ?"
                + " group by 1, 2",
            id(sku))
        .stream()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))));
  }

  private int number(String query, String id) {
    return Integer.parseInt(rows.text(query, id(id)));
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }

  private static Object join(String team, String user) {
    Teams.join(team, user);
    return user;
  }

  private static Object leave(String team, String user) {
    Teams.leave(team, user);
    return user;
  }

  private static List<String> users(int count) throws Exception {
    return together(IntStream.range(0, count).<Callable<Object>>mapToObj(i -> Graph::user).toList())
        .stream()
        .map(String::valueOf)
        .toList();
  }

  private static List<Object> together(List<Callable<Object>> calls) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(calls.size());
    try {
      List<Object> answers = new ArrayList<>();
      for (Future<Object> answer : callers.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      callers.shutdown();
    }
  }
}
