package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Eight writers, one reader: transactions overlap and commit in another order than they began, and
 * yet who follows the links knows at the end what the directory holds.
 */
@QuarkusTest
class FeedConcurrencyTest {

  private static final int WRITERS = 8;
  private static final int CHANGES = Integer.getInteger("feed.changes", 20_000);

  /** How many writes make it worth the reader's while to look again. */
  private static final int SOME = 25;

  private static final String SELECT = "$select=id,displayName,jobTitle,city,assignedLicenses";

  /** Lingers between the first write of a transaction and its commit, at times for long. */
  private static final List<String> PAUSES =
      List.of(
          "create or replace function linger() returns trigger language plpgsql as $$ begin perform"
              + " pg_sleep(case when random() < 0.02 then 0.04 else random() * 0.003 end);"
              + " return null; end $$",
          "create or replace trigger linger after insert on change"
              + " for each statement execute function linger()");

  @Inject Rows rows;

  @BeforeEach
  void lingerInEveryTransaction() {
    PAUSES.forEach(rows::execute);
  }

  @AfterEach
  void lingerNoMore() {
    rows.execute("drop trigger linger on change");
  }

  @Test
  @Timeout(300)
  void whoFollowsTheLinksKnowsWhatTheDirectoryHolds() throws Exception {
    long seed = Long.getLong("feed.seed", System.nanoTime());
    HttpDirectory directory = new HttpDirectory("http://localhost:" + RestAssured.port + "/v1.0");
    FeedWriter.Catalogue catalogue = new FeedWriter.Catalogue(sku(), roles());
    FeedReplica users =
        new FeedReplica(directory, "/users/delta?" + SELECT + "&$deltatoken=latest");
    FeedReplica members = new FeedReplica(directory, "/directoryRoles/delta");
    long begun = System.nanoTime();

    Set<String> made = write(directory, seed, catalogue, List.of(users, members));
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
    System.out.printf(
        "feed seed %d: %d changes, %d users, %d pages, %d s, %s rows out of order%n",
        seed, CHANGES, made.size(), users.pages + members.pages, seconds, outOfOrder());

    Map<String, JsonNode> live = all(directory, "/users?" + SELECT + "&$top=999", made);
    Map<String, JsonNode> bin =
        all(directory, "/directory/deletedItems/microsoft.graph.user?$select=id&$top=999", made);
    assertThat(Integer.parseInt(outOfOrder())).as("rows out of order").isGreaterThan(100);
    assertThat(users.differences(live)).as("users that differ, seed " + seed).isEmpty();
    assertThat(removed(users, "changed")).isEqualTo(new TreeSet<>(bin.keySet()));
    assertThat(removed(users, "deleted"))
        .isEqualTo(
            made.stream()
                .filter(id -> !live.containsKey(id) && !bin.containsKey(id))
                .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(new TreeSet<>(members.members)).isEqualTo(new TreeSet<>(memberships(directory)));
  }

  private static Set<String> write(
      HttpDirectory directory, long seed, FeedWriter.Catalogue catalogue, List<FeedReplica> readers)
      throws InterruptedException, ExecutionException {
    readers.forEach(FeedReplica::readRound);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
    try {
      List<Future<Set<String>>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        FeedWriter writer = new FeedWriter(directory, seed + i, catalogue);
        writers.add(threads.submit(() -> writer.write(CHANGES / WRITERS)));
      }
      while (!writers.stream().allMatch(Future::isDone)) {
        directory.awaitWrites(SOME);
        readers.forEach(FeedReplica::readRound);
      }
      Set<String> made = new HashSet<>();
      for (Future<Set<String>> writer : writers) {
        made.addAll(writer.get());
      }
      for (FeedReplica reader : readers) {
        while (!reader.hasSeen(directory.lastWrite())) {
          reader.readRound();
        }
      }
      return made;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Set<String> removed(FeedReplica replica, String reason) {
    return replica.removed.entrySet().stream()
        .filter(entry -> entry.getValue().equals(reason))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, JsonNode> all(HttpDirectory directory, String list, Set<String> made) {
    Map<String, JsonNode> found = directory.all(list);
    found.keySet().retainAll(made);
    return found;
  }

  private static Set<String> memberships(HttpDirectory directory) {
    Set<String> found = new HashSet<>();
    JsonNode all = directory.read(directory.get(directory.root() + "/directoryRoles"));
    for (JsonNode role : all.path("value")) {
      String id = role.path("id").textValue();
      String link = directory.root() + "/directoryRoles/" + id + "/members";
      while (link != null) {
        JsonNode page = directory.read(directory.get(link));
        page.path("value").forEach(member -> found.add(id + "/" + member.path("id").textValue()));
        link = page.path("@odata.nextLink").textValue();
      }
    }
    return found;
  }

  private String outOfOrder() {
    return rows.text(
        "select count(*) from (select xact, lag(xact) over (order by seq) as before from change) c"
            + " where xact < before");
  }

  private static List<String> roles() {
    return List.of(
        Directory.role("4d6ac14f-3453-41d0-bef9-a3e0c569773a"),
        Directory.role("fe930be7-5e62-47db-91af-98c3a49a38b1"),
        Directory.role("729827e3-9c14-49f7-bb1b-9608f156bbb8"));
  }

  private static String sku() {
    String sku = UUID.randomUUID().toString();
    Directory.product(
        Map.of(
            "skuId",
            sku,
            "skuPartNumber",
            "FEED_" + sku.substring(0, 8),
            "servicePlans",
            List.of(
                Map.of(
                    "servicePlanId", UUID.randomUUID().toString(), "servicePlanName", "FEED_PLAN")),
            "units",
            Map.of("enabled", 100_000)));
    return sku;
  }
}
