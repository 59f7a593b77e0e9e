package dev.tenantsync.dynamics.access;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccessTest {

  @Inject World world;

  private final Person ada = person("Ada").licensed();
  private UUID user;

  @BeforeEach
  void oneLicensedUser() {
    world.clear();
    user = world.arrives(ada);
  }

  @Test
  void userWithoutARoleIsKeptOutAndTheAnswerSaysWhatHelps() {
    Response answer = ask(user, "interactive");

    assertThat(answer.<Boolean>path("allowed")).isFalse();
    assertThat(answer.<List<String>>path("gates.gate"))
        .containsExactly("ROW_EXISTS", "ENABLED", "HAS_SECURITY_ROLE", "MODE_PERMITS_SURFACE");
    assertThat(answer.<List<String>>path("gates.verdict"))
        .containsExactly("OPEN", "OPEN", "CLOSED", "OPEN");
    assertThat(answer.<String>path("firstClosed")).isEqualTo("HAS_SECURITY_ROLE");
    assertThat(answer.<String>path("code")).isEqualTo("0x80042f09");
    assertThat(answer.<String>path("gates[2].reason.id")).isEqualTo("NO_SECURITY_ROLE");
    assertThat(answer.<String>path("gates[2].reason.sentence")).isNotBlank();
    assertThat(answer.<List<String>>path("smallestChange.id"))
        .containsExactly("ASSIGN_SECURITY_ROLE");
  }

  @Test
  void userWithARoleGetsInEverywhere() {
    world.hasRole(user, "Salesperson");

    Response answer = ask(ada.objectId(), "");

    assertThat(answer.<List<String>>path("surfaces.surface"))
        .containsExactly("interactive", "settings", "webapi");
    assertThat(answer.<List<Boolean>>path("surfaces.allowed")).containsOnly(true);
    assertThat(answer.<String>path("systemuserid")).isEqualTo(user.toString());
  }

  @Test
  void evidenceNamesTheFactItsTimeAndTheFeedsPosition() {
    Response answer = ask(user, "webapi");

    assertThat(answer.<List<Map<String, Object>>>path("gates[1].evidence"))
        .anySatisfy(
            evidence ->
                assertThat(evidence)
                    .containsEntry("fact", "LICENSE")
                    .containsEntry("source", "directory")
                    .containsEntry("value", "assigned")
                    .containsEntry("position", "e.42")
                    .containsKey("at"));
  }

  @Test
  void editHereIsEvidenceToo() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("isdisabled", true))
        .patch("/api/data/v9.2/systemusers/" + user)
        .then()
        .statusCode(204);

    Response answer = ask(user, "interactive");

    assertThat(answer.<String>path("gates[1].reason.id")).isEqualTo("DISABLED_HERE");
    assertThat(answer.<String>path("gates[1].evidence[0].fact")).isEqualTo("BLOCK_HERE");
    assertThat(answer.<String>path("gates[1].evidence[0].source")).isEqualTo("dynamics");
    assertThat(answer.<String>path("gates[1].evidence[0].at")).isNotNull();
    assertThat(answer.<List<String>>path("smallestChange.id"))
        .containsExactly("CLEAR_LOCAL_BLOCK", "ASSIGN_SECURITY_ROLE");
  }

  @Test
  void disabledUserLearnsThatTheLicenceIsMissing() {
    world.arrives(ada.unlicensed());

    Response answer = ask(user, "interactive");

    assertThat(answer.<String>path("firstClosed")).isEqualTo("ENABLED");
    assertThat(answer.<String>path("gates[1].reason.id")).isEqualTo("NO_LICENSE");
    assertThat(answer.<List<String>>path("smallestChange.id"))
        .containsExactly("ASSIGN_LICENSE", "ASSIGN_SECURITY_ROLE");
  }

  @Test
  void blockedSignInClosesAccessBeforeTheRowFollows() {
    world.hasRole(user, "Salesperson");
    world.mirror(ada.signInBlocked());

    Response answer = ask(user, "webapi");

    assertThat(answer.<Boolean>path("allowed")).isFalse();
    assertThat(answer.<String>path("gates[1].reason.id")).isEqualTo("SIGN_IN_BLOCKED");
  }

  @Test
  void unlicensedAdministratorReachesSettingsAndNoApp() {
    UUID admin = world.arrives(person("Global").globalAdministrator());

    assertThat(ask(admin, "settings").<Boolean>path("allowed")).isTrue();
    Response app = ask(admin, "interactive");
    assertThat(app.<Boolean>path("allowed")).isFalse();
    assertThat(app.<String>path("firstClosed")).isEqualTo("MODE_PERMITS_SURFACE");
    assertThat(app.<List<String>>path("smallestChange.id")).containsExactly("ASSIGN_LICENSE");
  }

  @Test
  void accountWithoutARowLearnsWhy() {
    Person plain = person("Plain");
    world.isDecided(plain);

    Response answer = ask(plain.objectId(), "interactive");

    assertThat(answer.<Object>path("systemuserid")).isNull();
    assertThat(answer.<List<String>>path("gates.verdict"))
        .containsExactly("CLOSED", "NOT_ASKED", "NOT_ASKED", "NOT_ASKED");
    assertThat(answer.<String>path("gates[0].reason.id")).isEqualTo("NO_LICENSE");
    assertThat(answer.<String>path("code")).isEqualTo("0x80072560");
    assertThat(answer.<List<String>>path("smallestChange.id"))
        .containsExactly("ASSIGN_LICENSE", "ASSIGN_SECURITY_ROLE");
  }

  @Test
  void unknownIdIsNotFoundAndABadOneRefused() {
    assertThat(given().get("/access/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(given().get("/access/nobody").statusCode()).isEqualTo(400);
    Response surface = given().get("/access/" + user + "?surface=moon");
    assertThat(surface.statusCode()).isEqualTo(400);
    assertThat(surface.<String>path("error.message")).contains("surface");
  }

  @Test
  void askingWritesNothing() {
    Person pending = person("Pending").licensed();
    world.mirror(pending);
    String before = world.everything();

    for (UUID id : List.of(user, ada.objectId(), pending.objectId())) {
      ask(id, "");
    }

    assertThat(ask(pending.objectId(), "webapi").<String>path("gates[0].reason.id"))
        .isEqualTo("SYNC_PENDING");
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void roleHeldThroughATeamCounts() {
    world.isInTeamWith(user, "Salesperson");

    assertThat(ask(user, "interactive").<Boolean>path("allowed")).isTrue();
  }

  @Test
  void evidenceNamesTheDirectorysChangeAndWhoMadeIt() {
    world.caused(ada, "LICENSE", "app:4711", "their request");

    Response answer = ask(user, "webapi");

    assertThat(answer.<Map<String, Object>>path("gates[1].evidence.find { it.fact == 'LICENSE' }"))
        .containsEntry("position", "e.40")
        .hasEntrySatisfying(
            "cause",
            cause ->
                assertThat(cause)
                    .isEqualTo(
                        Map.of(
                            "at", "2026-03-01T09:00:00Z",
                            "actor", "app:4711",
                            "correlationId", "their request")));
  }

  @Test
  void causeOfWhatIsNoLongerSoIsNotShown() {
    world.caused(ada, "LICENSE", "app:4711", "their request");
    world.mirror(ada.unlicensed());

    assertThat(ask(user, "webapi").asString()).doesNotContain("app:4711");
  }

  @Test
  void failureToDecideTheUserIsEvidence() {
    world.failed(ada, "SQLState 22000: too odd");

    Response answer = ask(user, "webapi");

    assertThat(answer.<List<String>>path("gates[1].evidence.fact")).contains("SYNC_FAILURE");
    assertThat(answer.asString()).contains("too odd");
  }

  private static Response ask(UUID id, String surface) {
    String query = surface.isEmpty() ? "" : "?surface=" + surface;
    Response answer = given().get("/access/" + id + query);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer;
  }
}
