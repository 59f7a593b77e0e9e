package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.UserRow.user;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.Token;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code Prefer: odata.track-changes}. */
@QuarkusTest
class ChangeTrackingTest {

  private static final String DELTA = "'@odata.deltaLink'";
  private static final String NEXT = "'@odata.nextLink'";

  @Inject Database database;
  @Inject Administrator administrator;

  private UserRow ada;
  private UserRow grace;

  @BeforeEach
  void twoUsers() {
    database.update("delete from account");
    database.update("delete from systemuser");
    administrator.isHere();
    ada = user("Ada", "Lovelace").insert(database);
    grace = user("Grace", "Hopper").insert(database);
  }

  @Test
  void everyRowIsShownOnceAndThenOnlyWhatChanged() {
    Response all = tracked("systemusers?$select=fullname");
    assertThat(all.statusCode()).as(all.asString()).isEqualTo(200);
    assertThat(all.header("Preference-Applied")).isEqualTo("odata.track-changes");
    assertThat(all.<String>path("'@odata.context'"))
        .isEqualTo(root() + "$metadata#systemusers(fullname)/$delta");
    assertThat(all.<List<String>>path("value.fullname"))
        .containsExactlyInAnyOrder("# administrator", "Ada Lovelace", "Grace Hopper");
    String link = all.path(DELTA);
    assertThat(link).startsWith(root() + "systemusers?").contains("$deltatoken=");

    assertThat(readable(link)).isEmpty();
    write(ada, "nickname", "Countess");
    write(ada, "nickname", "Enchantress");
    user("Alan", "Turing").insert(database);
    database.update("delete from systemuser where systemuserid = ?", grace.id());

    Response changes = call().get(awaited(link, 3));
    List<Map<String, Object>> rows = changes.path("value");
    assertThat(rows)
        .filteredOn(row -> row.containsKey("fullname"))
        .extracting(row -> row.get("fullname"))
        .containsExactly("Ada Lovelace", "Alan Turing");
    assertThat(rows)
        .filteredOn(row -> row.containsKey("reason"))
        .containsExactly(
            Map.of(
                "@odata.context",
                root() + "$metadata#systemusers/$deletedEntity",
                "id",
                grace.id().toString(),
                "reason",
                "deleted"));
    assertThat(rows).noneMatch(row -> row.containsKey("nickname"));
    assertThat(readable(changes.path(DELTA))).isEmpty();
  }

  @Test
  void aLinkCanBeFollowedAgainAndAgain() {
    String link = tracked("systemusers").path(DELTA);
    write(ada, "nickname", "Countess");

    awaited(link, 1);
    assertThat(readable(link)).hasSize(1);
    assertThat(readable(link)).hasSize(1);
  }

  @Test
  void bothRoundsArePaged() {
    List<String> seen = new ArrayList<>();
    Response page =
        call()
            .header("Prefer", "odata.track-changes,odata.maxpagesize=2")
            .get(root() + "systemusers?$select=fullname");
    seen.addAll(page.path("value.fullname"));
    assertThat(page.<Map<String, ?>>path("$")).doesNotContainKey("@odata.deltaLink");
    page = call().header("Prefer", "odata.maxpagesize=2").get(page.<String>path(NEXT));
    seen.addAll(page.path("value.fullname"));
    assertThat(seen).containsExactlyInAnyOrder("# administrator", "Ada Lovelace", "Grace Hopper");
    String link = page.path(DELTA);

    write(ada, "nickname", "1");
    write(grace, "nickname", "2");
    awaited(link, 2);
    Response first = call().header("Prefer", "odata.maxpagesize=1").get(link);
    assertThat(first.<List<?>>path("value")).hasSize(1);
    write(ada, "nickname", "3");
    Response second = call().header("Prefer", "odata.maxpagesize=1").get(first.<String>path(NEXT));
    assertThat(second.<List<?>>path("value.fullname")).isEqualTo(List.of("Grace Hopper"));
    String following = second.path(DELTA);
    awaited(following, 1);
    assertThat(readable(following))
        .extracting(row -> row.get("fullname"))
        .containsExactly("Ada Lovelace");
  }

  @Test
  void aWriteThatChangesNothingIsNoChange() {
    String link = tracked("systemusers").path(DELTA);

    database.update("update systemuser set isdisabled = isdisabled");
    write(ada, "nickname", "x");

    awaited(link, 1);
    assertThat(readable(link)).hasSize(1);
  }

  @Test
  void rolesAndBusinessUnitsAreTrackedAndOthersAreNot() {
    assertThat(tracked("roles").<String>path(DELTA)).contains("roles?");
    assertThat(tracked("businessunits").<String>path(DELTA)).contains("businessunits?");
    assertThat(tracked("accounts").<String>path("error.message")).contains("account");
    assertThat(tracked("accounts").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$filter=isdisabled%20eq%20true",
        "$orderby=fullname",
        "$expand=businessunitid",
        "$top=1",
        "$count=true",
        "savedQuery=x"
      })
  void nothingElseCanBeAskedOfChanges(String option) {
    Response refusal = tracked("systemusers?" + option);

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(400);
    assertThat(refusal.<String>path("error.message"))
        .contains(option.substring(0, option.indexOf('=')));
  }

  @Test
  void aTokenIsGoodForItsOwnSetAndForAWeek() {
    String link = tracked("systemusers").path(DELTA);
    String token = link.substring(link.indexOf("$deltatoken=") + "$deltatoken=".length());

    assertThat(get("roles?$deltatoken=" + token).statusCode()).isEqualTo(400);
    assertThat(get("systemusers?$deltatoken=" + token.substring(1)).statusCode()).isEqualTo(400);
    assertThat(get("systemusers?$deltatoken=").statusCode()).isEqualTo(400);
  }

  @Test
  void onlyWhoReadsEveryRowTracksThem() {
    UserRow clerk =
        user("Some", "Clerk").insert(database).holding("Basic User", "MANUAL", database);

    Response refusal =
        call()
            .header("Authorization", "Bearer " + Token.person(clerk.objectId()).signed())
            .header("Prefer", "odata.track-changes")
            .get(root() + "systemusers");

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(403);
  }

  /**
   * Writers commit in another order than they began; a reader that follows links must end with what
   * the table holds.
   */
  @Test
  void nothingIsLostUnderConcurrentWriters() throws Exception {
    long seed = ThreadLocalRandom.current().nextLong();
    List<UserRow> people = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      people.add(user("P" + i, "Seed" + seed).insert(database));
    }
    Map<String, Object> known = new HashMap<>();
    String link = apply(known, "systemusers?$select=nickname");
    ExecutorService writers = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      Random random = new Random(seed + writer);
      running.add(writers.submit(() -> writeMuch(people, random)));
    }
    while (!running.stream().allMatch(Future::isDone)) {
      link = apply(known, link);
    }
    writers.shutdown();
    for (Future<?> one : running) {
      one.get();
    }
    String last = link;
    Map<String, Object> rest = known;
    await()
        .untilAsserted(
            () -> {
              apply(rest, last);
              assertThat(rest).as("seed %s", seed).isEqualTo(table());
            });
  }

  private void writeMuch(List<UserRow> people, Random random) {
    for (int i = 0; i < 60; i++) {
      int from = random.nextInt(people.size());
      boolean kept = random.nextInt(10) > 0;
      try {
        QuarkusTransaction.requiringNew()
            .run(
                () ->
                    writeTwo(
                        people.subList(from, Math.min(from + 2, people.size())), random, kept));
      } catch (ArithmeticException rolledBack) {
        assertThat(kept).isFalse();
      }
    }
  }

  /** In the order of the list, so that writers do not lock each other out. */
  private void writeTwo(List<UserRow> people, Random random, boolean kept) {
    for (UserRow one : people) {
      write(one, "nickname", String.valueOf(random.nextInt(1_000_000)));
      pause(random);
    }
    if (!kept) {
      throw new ArithmeticException("this writer changed its mind");
    }
  }

  /** Between two statements, as a writer that has more to do. */
  private void pause(Random random) {
    database.first(
        "select pg_sleep(?)::text as slept", row -> row.text("slept"), random.nextInt(4) / 1000.0);
  }

  private Map<String, Object> table() {
    Map<String, Object> rows = new HashMap<>();
    database.list(
        "select systemuserid, nickname from systemuser",
        row ->
            rows.put(
                row.uuid("systemuserid").toString(), String.valueOf(row.textOrNull("nickname"))));
    return rows;
  }

  /** Follows a round to its end; the next one's link. */
  private static String apply(Map<String, Object> known, String start) {
    String link = start;
    while (true) {
      Response page =
          call()
              .header("Prefer", "odata.track-changes,odata.maxpagesize=7")
              .get(link.startsWith("http") ? link : root() + link);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      page.<List<Map<String, Object>>>path("value")
          .forEach(
              row -> {
                if (row.containsKey("reason")) {
                  known.remove(String.valueOf(row.get("id")));
                } else {
                  known.put(
                      String.valueOf(row.get("systemuserid")), String.valueOf(row.get("nickname")));
                }
              });
      String next = page.path(NEXT);
      if (next == null) {
        return page.path(DELTA);
      }
      link = next;
    }
  }

  private void write(UserRow user, String column, String value) {
    database.update(
        "update systemuser set "
            + column
            + " = ?, versionnumber = nextval('row_version') where systemuserid = ?",
        value,
        user.id());
  }

  private static Response tracked(String path) {
    return call().header("Prefer", "odata.track-changes").get(root() + path);
  }

  private static List<Map<String, Object>> readable(String link) {
    Response answer = call().get(link);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.path("value");
  }

  /** A transaction of another test class may hold the fence back for a moment. */
  private static String awaited(String link, int changes) {
    await().until(() -> readable(link).size() >= changes);
    return link;
  }
}
