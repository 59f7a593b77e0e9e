package dev.tenantsync.dynamics.reconcile;

import static dev.tenantsync.dynamics.stand.FakeDirectory.GLOBAL_ADMINISTRATOR;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.FakeDirectory.Fault;
import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The brake through the loop: what it holds, what it lets pass, and how a hold ends. */
@QuarkusTest
@TestProfile(DirectoryProfile.class)
class HoldsTest {

  @Inject Stand stand;
  @Inject Tables tables;
  @Inject Provisioner provisioner;
  @Inject Administrator administrator;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    directory = stand.open();
    administrator.isHere();
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void answerWithoutLicencesDisablesNobodyWhileOtherChangesGoOn() {
    directory.pagesOf(1000);
    List<UUID> crowd = licensed(5000);
    List<UUID> others = licensed(200);
    stand.run();
    assertThat(enabled()).isEqualTo(5200);

    crowd.forEach(directory::unlicense);
    others.forEach(other -> directory.set(other, "jobTitle", "changed"));
    stand.run();

    assertThat(enabled()).isEqualTo(5200);
    assertThat(tables.count("systemuser where title = 'changed'")).isEqualTo(200);
    assertThat(tables.count("directory_account where version <> decided_version")).isZero();
    long hold = theHold();
    when()
        .get("/sync/holds/" + hold)
        .then()
        .statusCode(200)
        .body("class", equalTo("LOSS"))
        .body("members.held", equalTo(5000))
        .body("asked", equalTo(5000))
        .body("allowed", equalTo(260))
        .body("people", equalTo(5200))
        .body("closedAt", nullValue());

    crowd.subList(0, 50).forEach(directory::license);
    stand.run();
    when().post("/sync/holds/" + hold + "/approve").then().statusCode(200);
    crowd.subList(50, 100).forEach(directory::license);
    stand.run();

    assertThat(enabled()).isEqualTo(300);
    assertThat(crowd.subList(0, 100)).allMatch(id -> tables.row(id).enabled());
    when()
        .get("/sync/holds/" + hold)
        .then()
        .body("members.applied", equalTo(4900))
        .body("members.ended", equalTo(100))
        .body("closedAt", notNullValue());
    assertEveryEnabledRowIsEntitledOrHeld();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10, 100})
  void neitherPagesNorABreakInTheRoundLetTheFirstFewThrough(int page) {
    List<UUID> crowd = licensed(60);
    stand.run();
    directory.pagesOf(page);
    crowd.subList(0, 30).forEach(directory::unlicense);
    if (page < 30) {
      directory.beforeUserPage(() -> {});
      directory.beforeUserPage(() -> directory.failUsers(Fault.status(503)));
    }

    stand.run();
    stand.run();
    tables.sql().update("update sync_failure set next_try = now()");
    stand.run();

    assertThat(enabled()).isEqualTo(60);
    assertThat(heldIn(theHold())).isEqualTo(30);
  }

  @Test
  void lossesWithinTheLimitAreMadeAtOnce() {
    List<UUID> crowd = licensed(20);
    stand.run();

    crowd.subList(0, 10).forEach(directory::unlicense);
    stand.run();

    assertThat(enabled()).isEqualTo(10);
    assertThat(tables.count("sync_hold")).isZero();
  }

  @Test
  void lossesOfLaterRoundsCountWithThoseOfTheWindow() {
    List<UUID> crowd = licensed(20);
    stand.run();
    crowd.subList(0, 8).forEach(directory::unlicense);
    stand.run();
    crowd.subList(8, 16).forEach(directory::unlicense);
    stand.run();

    assertThat(enabled()).isEqualTo(12);
    assertThat(heldIn(theHold())).isEqualTo(8);

    tables.sql().update("update brake_ask set asked_at = now() - interval '61 seconds'");
    directory.unlicense(crowd.get(16));
    stand.run();

    assertThat(tables.row(crowd.get(16)).enabled()).isFalse();
    assertThat(heldIn(theHold())).isEqualTo(8);
  }

  @Test
  void processThatDiesBeforeJudgingLeavesThemToTheNext() {
    List<UUID> crowd = licensed(20);
    stand.run();
    crowd.forEach(directory::unlicense);
    stand.pull(Feed.USERS);
    stand.pull(Feed.ROLES);
    QuarkusTransaction.requiringNew().run(() -> provisioner.reconcile(crowd, "sync", false));
    assertThat(tables.count("brake_ask where state = 'ASIDE'")).isEqualTo(20);
    assertThat(enabled()).isEqualTo(20);

    stand.decide();

    assertThat(enabled()).isEqualTo(20);
    assertThat(heldIn(theHold())).isEqualTo(20);
    assertThat(tables.count("brake_ask where state = 'ASIDE'")).isZero();
  }

  @Test
  void setAsideWithinTheLimitIsReleasedAndApplied() {
    List<UUID> crowd = licensed(20);
    stand.run();
    List<UUID> few = crowd.subList(0, 5);
    few.forEach(directory::unlicense);
    stand.pull(Feed.USERS);
    stand.pull(Feed.ROLES);
    QuarkusTransaction.requiringNew().run(() -> provisioner.reconcile(few, "sync", false));

    stand.decide();

    assertThat(enabled()).isEqualTo(15);
    assertThat(tables.count("sync_hold")).isZero();
  }

  @Test
  void rejectedStandsUntilTheAccountChanges() {
    List<UUID> crowd = held(12);
    long hold = theHold();

    when()
        .post("/sync/holds/" + hold + "/reject")
        .then()
        .statusCode(200)
        .body("members.rejected", equalTo(12))
        .body("closedAt", notNullValue());
    stand.run();
    assertThat(enabled()).isEqualTo(12);
    when().post("/sync/holds/" + hold + "/reject").then().statusCode(409);

    tables.sql().update("update brake_ask set asked_at = now() - interval '61 seconds'");
    directory.set(crowd.get(0), "jobTitle", "changed");
    stand.run();

    assertThat(tables.row(crowd.get(0)).enabled()).isFalse();
    assertThat(enabled()).isEqualTo(11);
    assertEveryEnabledRowIsEntitledOrHeld();
  }

  @Test
  void oneMemberIsApprovedAndTheOthersStayHeld() {
    List<UUID> crowd = held(12);
    String member = "/sync/holds/" + theHold() + "/members/" + crowd.get(3);

    when().post(member + "/approve").then().statusCode(200).body("state", equalTo("APPROVED"));
    stand.run();

    assertThat(enabled()).isEqualTo(11);
    assertThat(tables.row(crowd.get(3)).enabled()).isFalse();
    assertThat(heldIn(theHold())).isEqualTo(11);
    when().post(member + "/approve").then().statusCode(409);
    when()
        .post("/sync/holds/" + theHold() + "/members/" + UUID.randomUUID() + "/approve")
        .then()
        .statusCode(404);
  }

  @Test
  void holdEndsByItselfWhenTheLicencesComeBack() {
    List<UUID> crowd = held(12);
    long hold = theHold();

    crowd.forEach(directory::license);
    stand.run();

    assertThat(enabled()).isEqualTo(12);
    when()
        .get("/sync/holds/" + hold)
        .then()
        .body("members.ended", equalTo(12))
        .body("closedAt", notNullValue());
    when().post("/sync/holds/" + hold + "/approve").then().statusCode(409);
  }

  @Test
  void profileOfAHeldUserFollowsAndTheHoldStays() {
    List<UUID> crowd = held(12);

    directory.set(crowd.get(0), "userPrincipalName", "elsewhere@contoso.com");
    stand.run();

    assertThat(tables.row(crowd.get(0)).domainname()).isEqualTo("elsewhere@contoso.com");
    assertThat(tables.row(crowd.get(0)).enabled()).isTrue();
    assertThat(heldIn(theHold())).isEqualTo(12);
  }

  @Test
  void editByHandDoesNotMakeWhatIsHeld() {
    List<UUID> crowd = held(12);
    UUID row = tables.row(crowd.get(0)).id();

    patch(row, "{\"accessmode\":2}").then().statusCode(204);
    assertThat(tables.row(crowd.get(0)).enabled()).isTrue();

    patch(row, "{\"isdisabled\":true}").then().statusCode(204);
    assertThat(tables.row(crowd.get(0)).reason()).isEqualTo("DISABLED_HERE");
    assertThat(heldIn(theHold())).isEqualTo(11);
  }

  @Test
  void statedBlocksBeyondTheirLimitAreHeldAndAccessIsClosedAtOnce() {
    List<UUID> crowd = licensed(120);
    stand.run();
    crowd.forEach(one -> directory.block(one, true));

    stand.run();

    assertThat(enabled()).isEqualTo(120);
    assertThat(heldIn(theHold())).isEqualTo(120);
    when()
        .get("/access/" + crowd.get(0) + "?surface=interactive")
        .then()
        .statusCode(200)
        .body("allowed", equalTo(false))
        .body("firstClosed", equalTo("ENABLED"))
        .body("gates[1].reason.id", equalTo("SIGN_IN_BLOCKED"))
        .body("gates[1].evidence.fact", hasItem("HOLD"));
  }

  @Test
  void accessOfAHeldLossIsOpenAndSaysThatItIsHeld() {
    List<UUID> crowd = held(12);

    when()
        .get("/access/" + crowd.get(0) + "?surface=interactive")
        .then()
        .body("gates[1].verdict", equalTo("OPEN"))
        .body("gates[1].reason.id", equalTo("DISABLE_HELD"))
        .body("gates[1].evidence.fact", hasItem("HOLD"));
  }

  @Test
  void absenceThatTheFeedDidNotStateIsALoss() {
    List<UUID> crowd = licensed(60);
    stand.run();
    crowd.subList(0, 11).forEach(directory::purge);
    directory.forgetTokens();

    stand.run();

    assertThat(tables.presence(crowd.get(0))).isEqualTo("GONE");
    assertThat(enabled()).isEqualTo(60);
    when().get("/sync/holds/" + theHold()).then().body("class", equalTo("LOSS"));
  }

  @Test
  void deletionsThatTheFeedStatesAreMade() {
    List<UUID> crowd = licensed(60);
    stand.run();
    crowd.subList(0, 11).forEach(directory::purge);

    stand.run();

    assertThat(enabled()).isEqualTo(49);
  }

  @Test
  void lastAdministratorKeepsRowAndRoleUntilThereIsAnother() {
    UUID ada = directory.hire("ada");
    directory.grant(ada, GLOBAL_ADMINISTRATOR);
    stand.run();

    directory.revoke(ada, GLOBAL_ADMINISTRATOR);
    stand.run();

    assertThat(tables.row(ada).enabled()).isTrue();
    assertThat(tables.grants(ada)).containsExactly("System Administrator DIRECTORY");
    when().get("/sync/holds/" + theHold()).then().body("class", equalTo("LAST_ADMINISTRATOR"));

    UUID ben = directory.hire("ben");
    directory.grant(ben, GLOBAL_ADMINISTRATOR);
    stand.run();
    stand.run();

    assertThat(tables.row(ada).enabled()).isFalse();
    assertThat(tables.grants(ada)).isEmpty();
    assertThat(tables.count("sync_hold where closed_at is null")).isZero();
  }

  @Test
  void holdsAreListedInPiecesAndShownInTheState() {
    held(12);
    long hold = theHold();

    when().get("/sync/holds?limit=1").then().body("value", hasSize(1));
    String next =
        when()
            .get("/sync/holds/" + hold + "/members?limit=8")
            .then()
            .body("value", hasSize(8))
            .body("value.reason", hasItem("NO_LICENSE"))
            .body("value.state", hasItem("HELD"))
            .extract()
            .path("next");
    when().get(next).then().body("value", hasSize(4)).body("next", nullValue());
    when()
        .get("/sync")
        .then()
        .body("brake.openHolds", equalTo(1))
        .body("brake.members.held", equalTo(12));
    when().get("/sync/holds?limit=0").then().statusCode(400);
    when().get("/sync/holds?after=x").then().statusCode(400);
    when().get("/sync/holds/" + hold + "/members?after=x").then().statusCode(400);
    when().get("/sync/holds/x").then().statusCode(404);
    when().post("/sync/holds/0/approve").then().statusCode(404);
  }

  @Test
  void nothingIsWrittenAgainWhileAHoldStands() {
    List<UUID> crowd = held(12);
    var rows = tables.rows();
    long logged = tables.count("provisioning_log");

    tables.sql().update("update directory_account set version = nextval('account_version')");
    stand.run();

    assertThat(tables.rows()).isEqualTo(rows);
    assertThat(tables.count("provisioning_log")).isEqualTo(logged);
    assertThat(crowd).allMatch(id -> tables.row(id).enabled());
  }

  /** People who lost their licences together, more than the limit allows. */
  private List<UUID> held(int people) {
    List<UUID> crowd = licensed(people);
    stand.run();
    crowd.forEach(directory::unlicense);
    stand.run();
    assertThat(heldIn(theHold())).isEqualTo(people);
    return crowd;
  }

  private List<UUID> licensed(int people) {
    List<UUID> crowd = new ArrayList<>();
    IntStream.range(0, people)
        .forEach(number -> crowd.add(directory.hireLicensed("p" + UUID.randomUUID())));
    return crowd;
  }

  private static Response patch(UUID row, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .patch("/api/data/v9.2/systemusers(" + row + ")");
  }

  private long enabled() {
    return tables.count("systemuser where kind = 'PERSON' and not isdisabled");
  }

  private long theHold() {
    return tables.sql().number("select max(id) as n from sync_hold");
  }

  private long heldIn(long hold) {
    return tables.count("sync_hold_member where state = 'HELD' and hold_id = " + hold);
  }

  private void assertEveryEnabledRowIsEntitledOrHeld() {
    assertThat(
            tables.count(
                """
                systemuser u join directory_account a on a.object_id = u.azureactivedirectoryobjectid
                where not u.isdisabled and a.plan_ids = '{}' and not exists (
                  select from sync_hold_member m
                  where m.object_id = a.object_id and m.state in ('HELD', 'REJECTED'))
                """))
        .isZero();
  }
}
