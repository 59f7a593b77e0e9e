package dev.tenantsync.dynamics.securityrole;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.address;
import static dev.tenantsync.dynamics.systemuser.WebApi.delete;
import static dev.tenantsync.dynamics.systemuser.WebApi.done;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.grant;
import static dev.tenantsync.dynamics.systemuser.WebApi.made;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.put;
import static dev.tenantsync.dynamics.systemuser.WebApi.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Crowd;
import dev.tenantsync.dynamics.systemuser.Guard;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.WebApi;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnitEditingTest {

  private static final String ADMINISTRATOR = "System Administrator";
  private static final String GRANTS =
      "select count(*) as n from systemuserroles where systemuserid = ?";

  @Inject World world;
  @Inject Guard guard;

  @BeforeEach
  void rootOnly() {
    world.clear();
  }

  @AfterEach
  void nothingIsLeft() {
    world.clear();
  }

  @Test
  void unitComesWithADefaultTeamAndACopyOfEveryRole() {
    UUID sales = unit("Sales", world.rootUnit());

    assertThat(get(path(sales)).<String>path("_parentbusinessunitid_value"))
        .isEqualTo(world.rootUnit().toString());
    assertThat(teamsOf(sales)).containsExactly("Sales");
    assertThat(world.number(roles(sales))).isEqualTo(world.number(roles(world.rootUnit())));
    UUID copy = copy("Basic User", sales);
    assertThat(get("roles(" + copy + ")").<String>path("_parentrootroleid_value"))
        .isEqualTo(world.role("Basic User").toString());
    assertThat(privileges(copy)).isPositive().isEqualTo(privileges(world.role("Basic User")));
    UUID below = unit("Sales North", sales);
    assertThat(copy("Basic User", below)).isNotEqualTo(copy);
  }

  @Test
  void defaultTeamHasEverybodyOfItsUnitAndIsNamedAsTheUnit() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID ada = world.arrives(person("Ada").licensed());
    assertThat(members(sales)).isZero();

    move(ada, sales);

    assertThat(members(sales)).isEqualTo(1);
    done(patch(path(sales), Map.of("name", "Field sales")));
    assertThat(teamsOf(sales)).containsExactly("Field sales");
  }

  @Test
  void userWhoMovesLosesTheRolesOfTheOldUnit() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID ada = world.arrives(person("Ada").licensed());
    grant(ada, world.role("Basic User"));

    move(ada, sales);

    assertThat(rolesOf(ada)).isEmpty();
    assertThat(world.steps(ada)).endsWith("CHANGE_UNIT");
    refused(grant(ada, world.role("Basic User")), 400, "0x80041409");
    done(grant(ada, copy("Basic User", sales)));
    assertThat(rolesOf(ada)).containsExactly("Basic User");
  }

  @Test
  void rolesMoveAlongToTheNewUnitsCopiesWhereTheSettingSaysSo() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID last = world.arrives(person("Last").licensed());
    world.hasRole(last, ADMINISTRATOR);
    done(grant(last, world.role("Basic User")));
    world.sql("update environment_setting set roles_kept_on_unit_change = true");
    try {
      move(last, sales);
    } finally {
      world.sql("update environment_setting set roles_kept_on_unit_change = null");
    }

    assertThat(rolesOf(last)).containsExactlyInAnyOrder(ADMINISTRATOR, "Basic User");
    refused(WebApi.revoke(last, copy(ADMINISTRATOR, sales)), 400, "0x80041d30");
  }

  @Test
  void whatTheDirectoryGaveMovesToTheNewUnitsCopyAndStillCounts() {
    UUID sales = unit("Sales", world.rootUnit());
    Person global = person("Global").globalAdministrator();
    UUID admin = world.arrives(global);

    move(admin, sales);

    assertThat(rolesOf(admin)).containsExactly(ADMINISTRATOR);
    List<String> steps = world.steps(admin);
    world.arrives(global);
    assertThat(world.steps(admin)).isEqualTo(steps);
    assertThat(world.number(GRANTS, admin)).isEqualTo(1);
    refused(WebApi.revoke(admin, copy(ADMINISTRATOR, sales)), 400, "0x80041d64");
    String token = "Bearer " + Token.person(global.objectId()).signed();
    assertThat(
            WebApi.call().header("Authorization", token).get(WebApi.root() + "roles").statusCode())
        .isEqualTo(200);
  }

  @Test
  void directoryRoleThatGoesTakesTheCopyAway() {
    UUID sales = unit("Sales", world.rootUnit());
    Person global = person("Global").globalAdministrator().licensed();
    UUID admin = world.arrives(global);
    move(admin, sales);
    world.sql("delete from directory_role_member where object_id = ?", global.objectId());
    world.sql(
        "update directory_account set version = nextval('account_version') where object_id = ?",
        global.objectId());

    world.arrives(global.notAdministrator());

    assertThat(rolesOf(admin)).isEmpty();
  }

  @Test
  void lastSystemAdministratorCannotMoveAndACopyCountsForTheNextOne() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID first = world.arrives(person("First").licensed());
    world.hasRole(first, ADMINISTRATOR);
    String before = world.everything();
    refused(moved(first, sales), 400, "0x80041d30");
    assertThat(world.everything()).isEqualTo(before);
    UUID second = world.arrives(person("Second").licensed());
    move(second, sales);
    done(grant(second, copy(ADMINISTRATOR, sales)));

    done(WebApi.revoke(first, world.role(ADMINISTRATOR)));

    refused(WebApi.revoke(second, copy(ADMINISTRATOR, sales)), 400, "0x80041d30");
    refused(patch(user(second), Map.of("isdisabled", true)), 400, "0x80041d2f");
  }

  @Test
  void ofTwoAdministratorsWhoMoveAndLoseTheRoleAtOnceOneStays() throws Exception {
    UUID sales = unit("Sales", world.rootUnit());
    UUID first = world.arrives(person("First").licensed());
    UUID second = world.arrives(person("Second").licensed());
    world.hasRole(first, ADMINISTRATOR);
    world.hasRole(second, ADMINISTRATOR);
    UUID role = world.role(ADMINISTRATOR);

    List<Response> answers =
        Crowd.behind(guard, List.of(() -> moved(first, sales), () -> WebApi.revoke(second, role)));

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 400);
    assertThat(
            world.number(
                "select count(*) as n from system_administrator join systemuser"
                    + " using (systemuserid) where kind = 'PERSON'"))
        .isEqualTo(1);
  }

  @Test
  void unitIsBoundInEveryFormAndWhatIsNoUnitIsRefused() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID ada = world.arrives(person("Ada").licensed());
    String before = world.everything();
    refused(moved(ada, UUID.randomUUID()), 404, "0x80040217");
    refused(
        patch(user(ada), Map.of("businessunitid@odata.bind", "/systemusers(" + ada + ")")),
        400,
        "0x80048d19");
    assertThat(world.everything()).isEqualTo(before);

    done(
        put(
            user(ada) + "/businessunitid/$ref",
            address(
                path(sales)
                    .toUpperCase(java.util.Locale.ROOT)
                    .replace("BUSINESSUNITS", "businessunits"))));

    assertThat(get(user(ada)).<String>path("_businessunitid_value")).isEqualTo(sales.toString());
  }

  @Test
  void accountsGoWithTheirOwner() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID ada = world.arrives(person("Ada").licensed());
    UUID account = made(post("accounts", Map.of("name", "Fabrikam")));
    world.sql("update account set ownerid = ? where accountid = ?", ada, account);

    move(ada, sales);

    assertThat(get("accounts(" + account + ")").<String>path("_owningbusinessunit_value"))
        .isEqualTo(sales.toString());
  }

  @Test
  void unitsMakeNoLoopAndTheRootStaysOnTop() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID north = unit("North", sales);
    String before = world.everything();

    refused(below(sales, north), 400, "0x80040203");
    refused(below(sales, sales), 400, "0x80040203");
    refused(below(world.rootUnit(), sales), 400, "0x80040203");
    refused(delete(path(sales) + "/parentbusinessunitid/$ref"), 400, "0x80040203");
    refused(delete(path(world.rootUnit())), 400, "0x80041d63");
    refused(patch(path(world.rootUnit()), Map.of("isdisabled", true)), 400, "0x80041d63");
    refused(post("businessunits", Map.of("name", "SALES")), 412, "0x80040237");
    refused(post("businessunits", Map.of("isdisabled", false)), 400, "0x80048d19");
    refused(
        post(
            "businessunits",
            Map.of(
                "name",
                "x",
                "parentbusinessunitid@odata.bind",
                "/businessunits(" + UUID.randomUUID() + ")")),
        404,
        "0x80040217");

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void ofTwoUnitsPutBelowEachOtherAtOnceOneFails() throws Exception {
    UUID one = unit("One", world.rootUnit());
    UUID two = unit("Two", world.rootUnit());

    List<Response> answers =
        Crowd.behind(guard, List.of(() -> below(one, two), () -> below(two, one)));

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 400);
  }

  @Test
  void unitInUseIsNeitherDisabledNorDeleted() {
    UUID sales = unit("Sales", world.rootUnit());
    UUID north = unit("North", sales);
    UUID ada = world.arrives(person("Ada").licensed());
    move(ada, north);

    refused(delete(path(north)), 400, "0x80041d60");
    refused(patch(path(sales), Map.of("isdisabled", true)), 400, "0x80041d59");
    move(ada, world.rootUnit());
    done(patch(path(sales), Map.of("isdisabled", true)));
    refused(moved(ada, north), 400, "0x80040203");
    refused(delete(path(sales)), 400, "0x80041d61");
    done(patch(path(north), Map.of("isdisabled", true)));
    UUID team = made(post("teams", Map.of("name", "Night shift")));
    world.sql("update team set businessunitid = ? where teamid = ?", north, team);
    refused(delete(path(north)), 405, "0x80040227");
    done(delete("teams(" + team + ")"));
    done(delete(path(north)));
    done(delete(path(sales)));
    assertThat(get(path(sales)).statusCode()).isEqualTo(404);
    assertThat(
            world.number(
                "select count(*) as n from securityrole where parentrootroleid is not null"))
        .isZero();
  }

  @Test
  void unitThatMovesLeavesRolesOfTheUnitsThatWereAboveIt() {
    UUID one = unit("One", world.rootUnit());
    UUID two = unit("Two", world.rootUnit());
    UUID below = unit("Below", one);
    UUID clerk =
        made(post("roles", Map.of("name", "Clerk", "businessunitid@odata.bind", "/" + path(one))));
    UUID ada = world.arrives(person("Ada").licensed());
    move(ada, below);
    UUID copy = copy("Clerk", below);
    done(grant(ada, copy));
    refused(below(below, two), 400, "0x80040203");
    done(WebApi.revoke(ada, copy));

    done(below(below, two));

    assertThat(get("roles(" + copy + ")").statusCode()).isEqualTo(404);
    assertThat(get("roles(" + clerk + ")").statusCode()).isEqualTo(200);
  }

  @Test
  void whoReachesItsOwnUnitOnlyEditsNoOther() {
    UUID sales = unit("Sales", world.rootUnit());
    Person manager = person("Manager").licensed();
    UUID row = world.arrives(manager);
    move(row, sales);
    UUID role = made(post("roles", Map.of("name", "Unit manager")));
    done(
        post(
            "roles(" + role + ")/Microsoft.Dynamics.CRM.AddPrivilegesRole",
            Map.of(
                "Privileges",
                List.of(
                    Map.of("PrivilegeName", "prvReadBusinessUnit", "Depth", "Local"),
                    Map.of("PrivilegeName", "prvWriteBusinessUnit", "Depth", "Local"),
                    Map.of("PrivilegeName", "prvReadUser", "Depth", "Local"),
                    Map.of("PrivilegeName", "prvWriteUser", "Depth", "Local")))));
    done(grant(row, copy("Unit manager", sales)));
    String token = "Bearer " + Token.person(manager.objectId()).signed();
    Map<String, String> name = Map.of("name", "Renamed");
    assertThat(as(token, path(sales), name).statusCode()).isEqualTo(204);
    assertThat(as(token, path(world.rootUnit()), name).statusCode()).isEqualTo(403);
    Map<String, String> elsewhere =
        Map.of("businessunitid@odata.bind", "/" + path(world.rootUnit()));
    assertThat(as(token, user(row), elsewhere).statusCode()).isEqualTo(403);
  }

  private static Response as(String token, String path, Map<String, ?> body) {
    return WebApi.call()
        .header("Authorization", token)
        .contentType("application/json")
        .body(body)
        .patch(WebApi.root() + path);
  }

  private static UUID unit(String name, UUID parent) {
    return made(
        post(
            "businessunits",
            Map.of("name", name, "parentbusinessunitid@odata.bind", "/" + path(parent))));
  }

  private static Response below(UUID unit, UUID parent) {
    return patch(path(unit), Map.of("parentbusinessunitid@odata.bind", "/" + path(parent)));
  }

  private static void move(UUID user, UUID unit) {
    done(moved(user, unit));
  }

  private static Response moved(UUID user, UUID unit) {
    return patch(user(user), Map.of("businessunitid@odata.bind", "/" + path(unit)));
  }

  private static String path(UUID unit) {
    return "businessunits(" + unit + ")";
  }

  private static String user(UUID user) {
    return "systemusers(" + user + ")";
  }

  private static UUID copy(String role, UUID unit) {
    return UUID.fromString(
        get("roles?$filter="
                + WebApi.encoded("name eq '" + role + "' and _businessunitid_value eq " + unit))
            .path("value[0].roleid"));
  }

  private static List<String> rolesOf(UUID user) {
    return get(user(user) + "/systemuserroles_association?$select=name").path("value.name");
  }

  private static List<String> teamsOf(UUID unit) {
    return get("teams?$filter=" + WebApi.encoded("_businessunitid_value eq " + unit))
        .path("value.name");
  }

  private long members(UUID unit) {
    return world.number(
        "select count(*) as n from team_member join team using (teamid) where businessunitid = ?",
        unit);
  }

  private static String roles(UUID unit) {
    return "select count(*) as n from securityrole where businessunitid = '" + unit + "'";
  }

  private long privileges(UUID role) {
    return world.number("select count(*) as n from roleprivileges where roleid = ?", role);
  }
}
