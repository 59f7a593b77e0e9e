package dev.tenantsync.dynamics.diagnosis;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.stand.DirectoryProfile;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DirectoryProfile.class)
class DiagnosisTest {

  @Inject World world;
  @Inject Database database;
  @Inject DynamicsSettings settings;

  private final Person ada = person("Ada").licensed();
  private UUID user;
  FakeDirectory directory;

  @BeforeEach
  void aLicensedUserWithARole() throws IOException {
    world.clear();
    database.update("delete from sync_failure");
    database.update("update feed_cursor set complete_at = now()");
    directory = new FakeDirectory(settings.directory().url().getPort());
    directory.hire(ada.objectId(), "ada");
    directory.license(ada.objectId());
    user = world.arrives(ada);
    world.hasRole(user, "Salesperson");
  }

  @AfterEach
  void close() {
    directory.close();
  }

  @Test
  void userWhoGetsInIsHealthy() {
    Response diagnosis = diagnose(user);

    assertThat(diagnosis.<Boolean>path("healthy")).as(diagnosis.asString()).isTrue();
    assertThat(diagnosis.<List<String>>path("checks.check"))
        .startsWith("ENABLED_IN_DIRECTORY", "LICENSE", "SECURITY_GROUP", "SECURITY_ROLE")
        .contains(
            "TEAM_ROLES",
            "ROW",
            "LOCAL_BLOCK",
            "DELETED_HERE",
            "NON_INTERACTIVE_SLOT",
            "HELD_CHANGE",
            "USER_FAILURE",
            "DIRECTORY",
            "MIRROR",
            "FEED");
    assertThat(diagnosis.<List<Boolean>>path("surfaces.allowed")).containsOnly(true);
    assertThat(result(diagnosis, "SECURITY_GROUP")).isEqualTo("NOT_APPLICABLE");
    assertThat(result(diagnosis, "MIRROR")).isEqualTo("PASS");
  }

  @Test
  void everyConditionThatFailsSaysWhatHelps() {
    world.isDecided(ada.unlicensed().signInBlocked());
    database.update("delete from systemuserroles where systemuserid = ?", user);
    database.update("update systemuser set blockedhere = true where systemuserid = ?", user);

    Response diagnosis = diagnose(user);

    assertThat(diagnosis.<Boolean>path("healthy")).isFalse();
    failed(diagnosis, "ENABLED_IN_DIRECTORY", "SIGN_IN_BLOCKED", "UNBLOCK_SIGN_IN");
    failed(diagnosis, "LICENSE", "NO_LICENSE", "ASSIGN_LICENSE");
    failed(diagnosis, "SECURITY_ROLE", "NO_SECURITY_ROLE", "ASSIGN_SECURITY_ROLE");
    failed(diagnosis, "LOCAL_BLOCK", "DISABLED_HERE", "CLEAR_LOCAL_BLOCK");
    assertThat(result(diagnosis, "ROW")).isEqualTo("FAIL");
    assertThat(result(diagnosis, "MIRROR")).as("the directory says otherwise").isEqualTo("FAIL");
    assertThat(check(diagnosis, "MIRROR").toString()).contains("SYNC_USER");
  }

  @Test
  void administratorNeedsNoLicence() {
    Person global = person("Global").globalAdministrator();
    UUID admin = world.arrives(global);

    assertThat(result(diagnose(admin), "LICENSE")).isEqualTo("NOT_APPLICABLE");
  }

  @Test
  void roleThroughATeamIsFound() {
    database.update("delete from systemuserroles where systemuserid = ?", user);
    world.isInTeamWith(user, "Basic User");

    Response diagnosis = diagnose(user);

    assertThat(result(diagnosis, "SECURITY_ROLE")).isEqualTo("PASS");
    assertThat(check(diagnosis, "TEAM_ROLES").toString()).contains("Basic User");
  }

  @Test
  void unreachableDirectoryIsCalledUnreachableAndNobodyIsCalledUnknown() {
    directory.close();

    for (UUID id : List.of(user, UUID.randomUUID())) {
      Response diagnosis = diagnose(id);
      assertThat(result(diagnosis, "DIRECTORY")).isEqualTo("FAIL");
      assertThat(check(diagnosis, "DIRECTORY").toString()).contains("unreachable");
      assertThat(result(diagnosis, "MIRROR")).isEqualTo("UNKNOWN");
    }
  }

  @Test
  void accountThatNobodyKnowsIsNotFoundOnlyIfTheDirectorySaysSo() {
    assertThat(given().get(path(UUID.randomUUID())).statusCode()).isEqualTo(404);
    assertThat(given().get("/sync/users/nobody/diagnostics").statusCode()).isEqualTo(400);

    Response newcomer = diagnose(directory.hireLicensed("newcomer"));
    assertThat(result(newcomer, "MIRROR")).isEqualTo("FAIL");
    assertThat(result(newcomer, "LICENSE")).isEqualTo("UNKNOWN");
    assertThat(newcomer.<Object>path("systemuserid")).isNull();
  }

  @Test
  void failuresAndStaleFeedsShow() {
    world.failed(ada, "SQLState 22000: too odd");
    database.update(
        """
        insert into sync_failure (feed, cause, attempts, first_at, last_at, next_try)
        values ('USERS', 'The directory answered 500', 1, now(), now(), now())
        """);
    database.update(
        "update feed_cursor set complete_at = now() - interval '1 hour' where feed = 'ROLES'");

    Response diagnosis = diagnose(user);

    assertThat(check(diagnosis, "USER_FAILURE").toString()).contains("too odd");
    assertThat(feed(diagnosis, "USERS").toString()).contains("500");
    assertThat(feed(diagnosis, "USERS")).containsEntry("result", "FAIL");
    assertThat(feed(diagnosis, "ROLES")).containsEntry("result", "FAIL");
  }

  @Test
  void lookingChangesNothing() {
    world.mirror(ada.signInBlocked());
    String before = world.everything();

    diagnose(user);
    diagnose(ada.objectId());
    diagnose(directory.hireLicensed("newcomer"));

    assertThat(world.everything()).isEqualTo(before);
  }

  private static void failed(Response diagnosis, String check, String reason, String mitigation) {
    assertThat(result(diagnosis, check)).as(check).isEqualTo("FAIL");
    assertThat(diagnosis.<String>path(find(check) + ".reason.id")).isEqualTo(reason);
    assertThat(diagnosis.<String>path(find(check) + ".mitigation.id")).isEqualTo(mitigation);
  }

  private static String result(Response diagnosis, String check) {
    return diagnosis.path(find(check) + ".result");
  }

  private static Map<String, Object> check(Response diagnosis, String check) {
    return diagnosis.path(find(check));
  }

  private static Map<String, Object> feed(Response diagnosis, String feed) {
    return diagnosis.path("checks.find { it.subject == '" + feed + "' }");
  }

  private static String find(String check) {
    return "checks.find { it.check == '" + check + "' }";
  }

  private static Response diagnose(UUID id) {
    Response diagnosis = given().get(path(id));
    assertThat(diagnosis.statusCode()).as(diagnosis.asString()).isEqualTo(200);
    return diagnosis;
  }

  private static String path(UUID id) {
    return "/sync/users/" + id + "/diagnostics";
  }
}
