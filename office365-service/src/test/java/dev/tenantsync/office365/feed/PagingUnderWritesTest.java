package dev.tenantsync.office365.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.office365.Rows;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Writers create, rename, change and delete users while one reader walks lists and another follows
 * the feed. {@code -Dload.seconds} says for how long, {@code -Dload.rate} how many changes a second
 * are aimed at.
 */
@QuarkusTest
class PagingUnderWritesTest {

  private static final int SECONDS = Integer.getInteger("load.seconds", 4);
  private static final int RATE = Integer.getInteger("load.rate", 200);
  private static final int WRITERS = 4;

  /** How many changes one transaction makes. */
  private static final int BULK = 10;

  /** How many requests make it worth the reader's while to look again. */
  private static final int SOME = 25;

  private static final int STANDING = 400;
  private static final String SELECT = "$select=id,displayName,jobTitle";

  private final String department = "Load " + UUID.randomUUID();

  /** They stand all along; others than their names change. */
  private final List<UUID> standing = new ArrayList<>();

  /** They stand all along, and are renamed over the API. */
  private final List<UUID> renamed = new ArrayList<>();

  @Inject AgroalDataSource database;
  @Inject ChangeLog log;
  @Inject Rows rows;

  private HttpDirectory directory;

  @BeforeEach
  void makeStandingUsers() {
    directory = new HttpDirectory("http://localhost:" + RestAssured.port + "/v1.0");
    Random random = new Random(1);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              for (int i = 0; i < STANDING; i++) {
                (i % 4 == 0 ? renamed : standing)
                    .add(BulkWriter.create(database, department, BulkWriter.name(random)));
              }
            });
  }

  @Test
  @Timeout(300)
  void whoStandsAllAlongIsShownOnceAndNoChangeIsLost() throws Exception {
    long seed = Long.getLong("load.seed", System.nanoTime());
    FeedReplica replica =
        new FeedReplica(directory, "/users/delta?" + SELECT + "&$deltatoken=latest");
    replica.readPage();
    List<BulkWriter> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      Random random = new Random(seed + i);
      writers.add(new BulkWriter(database, log, department, standing, random));
    }
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Integer> requests =
        CompletableFuture.supplyAsync(() -> rename(new Random(seed - 1), over));
    CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> follow(replica, over));
    long begun = System.nanoTime();
    int walks = walkUnder(writers);
    double seconds = (System.nanoTime() - begun) / 1e9;
    over.set(true);
    reader.join();
    int changes = requests.join() + writers.stream().mapToInt(BulkWriter::written).sum();
    System.out.printf(
        "load seed %d: %d changes in %.1f s, %.0f a second, %d of them requests; %d walks, %d pages"
            + " of the feed%n",
        seed, changes, seconds, changes / seconds, requests.join(), walks, replica.pages);
    assertNothingIsLost(replica);
  }

  /** Walks list after list while the writers write; the number of walks. */
  private int walkUnder(List<BulkWriter> writers) throws Exception {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(WRITERS);
    long period = TimeUnit.SECONDS.toMicros(1) * BULK * WRITERS / RATE;
    List<ScheduledFuture<?>> writing = new ArrayList<>();
    try {
      for (BulkWriter writer : writers) {
        writing.add(
            threads.scheduleAtFixedRate(
                () -> writer.write(BULK), 0, period, TimeUnit.MICROSECONDS));
      }
      int walks = 0;
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
      while (walks < 4 || System.nanoTime() < end) {
        walk(walks);
        walks++;
      }
      return walks;
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
      for (ScheduledFuture<?> writer : writing) {
        if (!writer.isCancelled()) {
          writer.get();
        }
      }
    }
  }

  /** In the order of ids nobody moves; in that of names those do who are renamed. */
  private void walk(int number) {
    String list = "/users?$select=id&$top=37&$filter=department%20eq%20'" + encoded() + "'";
    List<UUID> all = new ArrayList<>(standing);
    all.addAll(renamed);
    switch (number % 4) {
      case 0 -> assertShownOnce(all, list);
      case 1 -> assertShownOnce(standing, list + "&$count=true&$orderby=displayName");
      case 2 -> assertShownOnce(all, list + "&$search=%22displayName:standing%22");
      default -> assertShownOnce(standing, list + "&$count=true&$orderby=displayName%20desc");
    }
  }

  private void assertShownOnce(List<UUID> users, String list) {
    Map<String, Integer> shown = new HashMap<>();
    String link = directory.root() + list;
    while (link != null) {
      JsonNode page = directory.read(directory.get(link, "ConsistencyLevel", "eventual"));
      page.path("value").forEach(user -> shown.merge(user.path("id").textValue(), 1, Integer::sum));
      link = page.path("@odata.nextLink").textValue();
    }
    for (UUID user : users) {
      assertThat(shown.get(user.toString())).as("how often %s shows %s", list, user).isEqualTo(1);
    }
  }

  private int rename(Random random, AtomicBoolean over) {
    int requests = 0;
    while (!over.get()) {
      String user = renamed.get(random.nextInt(renamed.size())).toString();
      directory.change(
          user, Map.of("displayName", BulkWriter.name(random), "jobTitle", "Renamed " + requests));
      requests++;
    }
    return requests;
  }

  private void follow(FeedReplica replica, AtomicBoolean over) {
    try {
      while (!over.get()) {
        replica.readRound();
        directory.awaitWrites(SOME);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void assertNothingIsLost(FeedReplica replica) {
    long last = Long.parseLong(rows.text("select pg_current_xact_id()"));
    while (!replica.hasSeen(last)) {
      replica.readRound();
    }
    String narrowed = SELECT + "&$top=999&$filter=department%20eq%20'" + encoded() + "'";
    Map<String, JsonNode> live = directory.all("/users?" + narrowed);
    Map<String, JsonNode> bin =
        directory.all("/directory/deletedItems/microsoft.graph.user?" + narrowed);
    standing.forEach(user -> forgetUnchanged(live, user));
    renamed.forEach(user -> forgetUnchanged(live, user));
    assertThat(replica.differences(live)).isEmpty();
    assertThat(replica.removed.keySet()).isEqualTo(bin.keySet());
    assertThat(bin).isNotEmpty();
  }

  /** Whoever was never changed is not in the feed. */
  private static void forgetUnchanged(Map<String, JsonNode> live, UUID user) {
    live.computeIfPresent(
        user.toString(), (id, view) -> view.path("jobTitle").isNull() ? null : view);
  }

  private String encoded() {
    return department.replace(" ", "%20");
  }
}
