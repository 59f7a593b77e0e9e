package dev.tenantsync.dynamics.notification;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.PullerLease;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.stand.Tables.UserRow;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The timer is an hour away. */
@QuarkusTest
@TestProfile(NotifiedProfile.class)
class NotifiedTest {

  private static final Duration SOON = Duration.ofMinutes(1);

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject DynamicsSettings settings;
  @Inject ClientState secret;
  @Inject Subscriptions subscriptions;
  @Inject SubscriptionKeeper keeper;
  @Inject PullerLease lease;
  FakeDirectory directory;
  private final Map<UUID, Boolean> entitled = new TreeMap<>();

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
    keeper.look();
    awaitSubscriptions("directoryRoles", "users");
    given().post("/sync/resync").then().statusCode(200);
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void whatTheDirectoryTellsOfArrives() {
    // The last administrator of all would be held.
    directory.grant(directory.hire("eve"), FakeDirectory.GLOBAL_ADMINISTRATOR);
    UUID ada = directory.hireLicensed("ada");
    awaitEnabled(ada, true);

    directory.unlicense(ada);
    awaitEnabled(ada, false);

    directory.grant(ada, FakeDirectory.GLOBAL_ADMINISTRATOR);
    awaitEnabled(ada, true);

    directory.revoke(ada, FakeDirectory.GLOBAL_ADMINISTRATOR);
    awaitEnabled(ada, false);
    await().atMost(SOON).until(() -> noticedAt(Feed.USERS) && noticedAt(Feed.ROLES));
    when()
        .get("/sync")
        .then()
        .body("subscriptions.state", hasItem("ACTIVE"))
        .body("subscriptions.find { it.feed == 'USERS' }.noticedAt", notNullValue());
  }

  @Test
  void pullThatFailsIsTriedAgainLongBeforeTheTimer() {
    directory.failUsers(Fault.status(500), Fault.status(500));

    awaitEnabled(directory.hireLicensed("ada"), true);
  }

  @Test
  void lostAndSpoiledNoticesChangeNothingButTheMoment() {
    long seed = new Random().nextLong();
    System.out.println("seed of the notices: " + seed);
    Random random = new Random(seed);
    List<UUID> people = new ArrayList<>();
    for (int step = 0; step < 120; step++) {
      directory.subscriptions().loseNotices(random.nextInt(3) == 0);
      directory.subscriptions().show(random.nextInt(3) == 0 ? "guessed" : null);
      if (random.nextInt(40) == 0) {
        directory.subscriptions().forget();
      }
      edit(people, random);
    }
    directory.subscriptions().loseNotices(true);

    given().post("/sync/pull").then().statusCode(200);
    Map<UUID, String> pulled = rows(people);
    given().post("/sync/resync").then().statusCode(200);

    assertThat(pulled).as("seed " + seed).isEqualTo(rows(people)).isNotEmpty();
    people.forEach(
        person ->
            assertThat(tables.row(person) != null && tables.row(person).enabled())
                .as("seed %d, %s", seed, person)
                .isEqualTo(entitled.getOrDefault(person, false)));
  }

  private void edit(List<UUID> people, Random random) {
    if (people.size() < 5) {
      people.add(directory.hire("person" + people.size()));
      return;
    }
    UUID person = people.get(random.nextInt(people.size()));
    boolean license = random.nextBoolean();
    if (license) {
      directory.license(person);
    } else {
      directory.unlicense(person);
    }
    entitled.put(person, license);
  }

  private Map<UUID, String> rows(List<UUID> people) {
    Map<UUID, String> rows = new TreeMap<>();
    for (UUID person : people) {
      UserRow row = tables.row(person);
      rows.put(person, row == null ? "none" : row.enabled() + " " + row.mode() + row.fullname());
    }
    return rows;
  }

  @Test
  void manyNoticesDuringAPullCauseOneMore() {
    directory.subscriptions().loseNotices(true);
    UUID ada = directory.hireLicensed("ada");
    int before = userPages();
    directory.beforeUserPage(
        () -> {
          for (int times = 0; times < 100; times++) {
            given()
                .header("Authorization", "none")
                .body(
                    "{\"value\":[{\"clientState\":\"%s\",\"resource\":\"users/1\"}]}"
                        .formatted(secret.text()))
                .post("/notifications")
                .then()
                .statusCode(202);
          }
        });

    subscriptions.wake(Set.of(Feed.USERS));

    awaitEnabled(ada, true);
    await().atMost(SOON).until(() -> userPages() >= before + 2);
    given().post("/sync/pull").then().statusCode(200);
    // A few more where something waits for other feeds, or the lease changes hands.
    assertThat(userPages()).isLessThan(before + 20);
  }

  @Test
  void whatAnotherReplicaIsToldArrives() {
    directory.subscriptions().loseNotices(true);
    UUID ada = directory.hireLicensed("ada");

    subscriptions.wake(Set.of(Feed.USERS));

    awaitEnabled(ada, true);
  }

  @Test
  void subscriptionsThatTheDirectoryRemovedAreMadeAnew() {
    directory.subscriptions().loseNotices(true);
    directory.hire("somebody");
    List<String> before = ids();

    directory.subscriptions().lifecycle("subscriptionRemoved");
    directory.subscriptions().forget();
    keeper.look();

    awaitSubscriptions("directoryRoles", "users");
    assertThat(ids()).doesNotContainAnyElementsOf(before);
    directory.subscriptions().loseNotices(false);
    awaitEnabled(directory.hireLicensed("ada"), true);
  }

  @Test
  void lifecycleNoticeHasTheDirectoryLookedAt() {
    String kept = ids().get(0);
    directory.subscriptions().plant("users", ownUrl(), secret.text());

    directory.subscriptions().lifecycle("reauthorizationRequired");

    awaitSubscriptions("directoryRoles", "users");
    assertThat(kept).isNotEmpty();
  }

  @Test
  void changesBeforeASubscriptionStandsAreNotForgotten() {
    directory.subscriptions().forget();
    UUID ada = directory.hireLicensed("ada");

    keeper.look();

    awaitEnabled(ada, true);
  }

  @Test
  void successorRenewsWhatItFindsAndRemovesOnlyWhatIsItsOwn() {
    List<String> before = ids();
    String old = directory.subscriptions().plant("users", "http://127.0.0.1:1/n", secret.text());
    String other = directory.subscriptions().plant("users", ownUrl(), "of another environment");

    tables.sql().update("update puller set expires_at = '-infinity', term = term + 1");

    await()
        .atMost(SOON)
        .until(
            () -> directory.subscriptions().renewals().containsAll(before) && !ids().contains(old));
    assertThat(ids()).containsAll(before).contains(other).hasSize(before.size() + 1);
  }

  @Test
  void resourceThatTheDirectoryDoesNotKnowIsNamedAndTheOthersGoOn() {
    directory.subscriptions().refuse("directoryRoles");
    directory.subscriptions().forget();

    keeper.look();

    awaitSubscriptions("users");
    await().atMost(SOON).until(() -> cause(Feed.ROLES).contains("InvalidRequest"));
    awaitEnabled(directory.hireLicensed("ada"), true);
  }

  @Test
  void directoryThatIsAwayIsAskedAgain() {
    directory.subscriptions().answerNothing(true);
    directory.subscriptions().forget();
    keeper.look();
    await().atMost(SOON).until(() -> cause(Feed.USERS).contains("503"));

    directory.subscriptions().answerNothing(false);

    awaitSubscriptions("directoryRoles", "users");
    await().atMost(SOON).until(() -> cause(Feed.USERS).isEmpty());
  }

  private String ownUrl() {
    return directory.subscriptions().all().get(0).path("notificationUrl").asText();
  }

  private List<String> ids() {
    return directory.subscriptions().all().stream().map(one -> one.path("id").asText()).toList();
  }

  private int userPages() {
    return (int)
        directory.requests().stream().filter(url -> url.startsWith("/v1.0/users/delta")).count();
  }

  private String cause(Feed feed) {
    return subscriptions.all().stream()
        .filter(standing -> standing.feed() == feed && standing.cause() != null)
        .map(standing -> standing.cause())
        .findFirst()
        .orElse("");
  }

  private boolean noticedAt(Feed feed) {
    return subscriptions.all().stream()
        .anyMatch(standing -> standing.feed() == feed && standing.noticedAt() != null);
  }

  private void awaitSubscriptions(String... resources) {
    await()
        .atMost(SOON)
        .until(() -> directory.subscriptions().resources().equals(List.of(resources)));
  }

  private void awaitEnabled(UUID id, boolean enabled) {
    await().atMost(SOON).until(() -> tables.row(id) != null && tables.row(id).enabled() == enabled);
  }
}
