package dev.tenantsync.dynamics.team;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.address;
import static dev.tenantsync.dynamics.systemuser.WebApi.delete;
import static dev.tenantsync.dynamics.systemuser.WebApi.done;
import static dev.tenantsync.dynamics.systemuser.WebApi.encoded;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.made;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.put;
import static dev.tenantsync.dynamics.systemuser.WebApi.refused;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
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
class TeamTest {

  private static final String ADMINISTRATOR = "System Administrator";

  @Inject World world;
  @Inject Guard guard;

  private Person ada;
  private UUID user;
  private UUID team;

  @BeforeEach
  void oneTeamAndOneUser() {
    world.clear();
    ada = person("Ada").licensed();
    user = world.arrives(ada);
    team = made(post("teams", Map.of("name", "Night shift", "teamtype", 0)));
  }

  @AfterEach
  void nothingIsLeft() {
    world.clear();
  }

  @Test
  void teamIsMadeEditedAndDeleted() {
    done(patch(path(team), Map.of("name", "Day shift", "description", "from 8 to 17")));
    done(put(path(team) + "/administratorid/$ref", address(user(user))));
    Response read = get(path(team));
    assertThat(read.<String>path("name")).isEqualTo("Day shift");
    assertThat(read.<String>path("_administratorid_value")).isEqualTo(user.toString());
    assertThat(read.<String>path("_businessunitid_value")).isEqualTo(world.rootUnit().toString());
    String old = read.path("'@odata.etag'");
    done(delete(path(team) + "/description"));
    assertThat(WebApi.call().header("If-Match", old).delete(root() + path(team)).statusCode())
        .isEqualTo(412);

    done(delete(path(team)));

    assertThat(get(path(team)).statusCode()).isEqualTo(404);
    UUID chosen = UUID.randomUUID();
    assertThat(made(patch(path(chosen), Map.of("name", "Chosen")))).isEqualTo(chosen);
  }

  @Test
  void rolesOfATeamCountForAccessAndPrivilegesAsLongAsTheUserIsInIt() {
    assertThat(asAda("accounts").statusCode()).isEqualTo(403);
    done(join(team, user));
    assertThat(asAda("accounts").<String>path("error.reason")).isEqualTo("NO_SECURITY_ROLE");

    done(grant(team, world.role("Salesperson")));

    assertThat(asAda("accounts").statusCode()).isEqualTo(200);
    assertThat(
            asAda("systemusers(" + user + ")/RetrieveUserPrivileges")
                .<List<String>>path("RolePrivileges.PrivilegeName"))
        .contains("prvReadAccount");
    done(leave(team, user));
    assertThat(asAda("accounts").statusCode()).isEqualTo(403);
    assertThat(world.steps(user)).endsWith("JOIN_TEAM", "LEAVE_TEAM");
  }

  @Test
  void roleOfTheDefaultTeamIsEverybodysOfTheUnit() {
    done(grant(standard(), world.role("Salesperson")));
    try {
      assertThat(asAda("accounts").statusCode()).isEqualTo(200);
    } finally {
      done(
          delete(
              path(standard()) + "/teamroles_association(" + world.role("Salesperson") + ")/$ref"));
    }
    assertThat(asAda("accounts").statusCode()).isEqualTo(403);
  }

  @Test
  void teamOfAnotherUnitGrantsOwnRowsOnlyWhereItsRoleReachesAUnit() {
    UUID branch = made(post("businessunits", Map.of("name", "Branch")));
    UUID there =
        made(
            post(
                "teams",
                Map.of(
                    "name",
                    "Branch team",
                    "businessunitid@odata.bind",
                    "/businessunits(" + branch + ")")));
    refused(grant(there, world.role("Salesperson")), 400, "0x8004140d");
    done(grant(there, copy("Salesperson", branch)));
    done(join(there, user));
    made(post("accounts", Map.of("name", "Somebody else's")));

    assertThat(asAda("accounts").<List<Object>>path("value")).isEmpty();
    assertThat(asAda("systemusers(" + user + ")").statusCode()).isEqualTo(200);
  }

  @Test
  void membersComeAndGoInEveryFormAndRepeatingChangesNothing() {
    done(post(path(team) + "/teammembership_association/$ref", address(user(user))));
    String before = world.everything();
    done(post(user(user) + "/teammembership_association/$ref", address(path(team))));
    done(action("AddMembersTeam", user));
    assertThat(world.everything()).isEqualTo(before);

    done(
        delete(
            path(team) + "/teammembership_association/$ref?$id=" + encoded(root() + user(user))));
    assertThat(members()).isZero();
    done(action("AddMembersTeam", user));
    done(delete(user(user) + "/teammembership_association(" + team + ")/$ref"));
    done(post(user(user) + "/teammembership_association/$ref", address(path(team))));
    done(delete(user(user) + "/teammembership_association/$ref?$id=" + encoded(path(team))));
    done(join(team, user));
    done(action("RemoveMembersTeam", user));
    before = world.everything();
    done(leave(team, user));
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void rolesComeAndGoInBothForms() {
    UUID role = world.role("Salesperson");
    done(grant(team, role));
    String before = world.everything();
    done(grant(team, role));
    assertThat(world.everything()).isEqualTo(before);
    done(delete(path(team) + "/teamroles_association(" + role + ")/$ref"));
    done(grant(team, role));
    done(
        delete(
            path(team)
                + "/teamroles_association/$ref?$id="
                + encoded(root() + "roles(" + role + ")")));
    assertThat(world.number("select count(*) as n from teamroles where teamid = ?", team)).isZero();
  }

  @Test
  void whatATeamCannotBeIsRefusedAndNothingIsWritten() {
    UUID access = made(post("teams", Map.of("name", "Access", "teamtype", 1)));
    String before = world.everything();

    refused(grant(access, world.role("Basic User")), 400, "0x80048331");
    refused(grant(team, world.role("Support User")), 400, "0x80041d44");
    refused(grant(team, UUID.randomUUID()), 404, "0x80041402");
    refused(post("teams", Map.of("name", "x", "teamtype", 2)), 400, "0x8004431A");
    refused(post("teams", Map.of("teamtype", 0)), 400, "0x80048d19");
    refused(patch(path(team), Map.of("teamtype", 1)), 400, "0x8004022e");
    refused(patch(path(team), Map.of("isdefault", true)), 400, "0x8004022e");
    refused(delete(path(standard())), 400, "0x80048307");
    refused(patch(path(standard()), Map.of("name", "x")), 400, "0x8004830A");
    refused(join(standard(), user), 400, "0x8004830B");
    refused(leave(standard(), user), 400, "0x8004830C");
    refused(join(team, UUID.randomUUID()), 404, "0x80040217");
    refused(action("AddMembersTeam", user, UUID.randomUUID()), 404, "0x80040217");
    refused(
        post(path(team) + "/AddMembersTeam", Map.of("Members", List.of(Map.of("id", 1)))),
        400,
        "0x80048d19");

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void roleHeldThroughATeamDoesNotMakeTheLastAdministratorReplaceable() {
    UUID admin = world.arrives(person("Admin").licensed());
    world.hasRole(admin, ADMINISTRATOR);
    done(grant(team, world.role(ADMINISTRATOR)));
    done(join(team, user));
    assertThat(asAda("teams").statusCode()).isEqualTo(200);

    refused(WebApi.revoke(admin, world.role(ADMINISTRATOR)), 400, "0x80041d30");
    refused(WebApi.patch(admin, Map.of("isdisabled", true)), 400, "0x80041d2f");
  }

  @Test
  void administratorsOfATeamWhoRemoveEachOtherAtOnceLeaveTheDirectOne() throws Exception {
    UUID admin = world.arrives(person("Admin").licensed());
    UUID second = world.arrives(person("Second").licensed());
    world.hasRole(admin, ADMINISTRATOR);
    world.hasRole(second, ADMINISTRATOR);
    done(grant(team, world.role(ADMINISTRATOR)));
    done(join(team, user));

    List<Response> answers =
        Crowd.behind(
            guard,
            List.of(
                () -> WebApi.revoke(admin, world.role(ADMINISTRATOR)),
                () -> WebApi.patch(second, Map.of("isdisabled", true)),
                () -> leave(team, user)));

    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(204, 204, 400);
  }

  @Test
  void nobodyGivesThroughATeamWhatTheyDoNotHold() {
    UUID role = made(post("roles", Map.of("name", "Team lead " + team)));
    done(
        post(
            "roles(" + role + ")/AddPrivilegesRole",
            Map.of(
                "Privileges",
                List.of(
                        "prvReadTeam",
                        "prvWriteTeam",
                        "prvReadUser",
                        "prvReadRole",
                        "prvAssignRole",
                        "prvDeleteTeam")
                    .stream()
                    .map(name -> Map.of("PrivilegeName", name, "Depth", "Global"))
                    .toList())));
    done(WebApi.grant(user, role));
    String token = "Bearer " + Token.person(ada.objectId()).signed();
    String path = root() + path(team);
    Response role1 =
        WebApi.call()
            .header("Authorization", token)
            .contentType("application/json")
            .body(address("roles(" + world.role(ADMINISTRATOR) + ")"))
            .post(path + "/teamroles_association/$ref");
    refused(role1, 403, "0x80040220");
    done(grant(team, world.role(ADMINISTRATOR)));
    Response join =
        WebApi.call()
            .header("Authorization", token)
            .contentType("application/json")
            .body(address(user(user)))
            .post(path + "/teammembership_association/$ref");
    refused(join, 403, "0x80040220");
    assertThat(WebApi.call().header("Authorization", token).delete(path).statusCode())
        .isEqualTo(403);
    done(WebApi.revoke(user, role));
    done(delete("roles(" + role + ")"));
  }

  private Response asAda(String path) {
    return WebApi.call()
        .header("Authorization", "Bearer " + Token.person(ada.objectId()).signed())
        .get(root() + path);
  }

  private UUID standard() {
    return UUID.fromString(
        get("teams?$filter="
                + encoded("isdefault eq true and _businessunitid_value eq " + world.rootUnit()))
            .path("value[0].teamid"));
  }

  private static UUID copy(String role, UUID unit) {
    return UUID.fromString(
        get("roles?$filter="
                + encoded("name eq '" + role + "' and _businessunitid_value eq " + unit))
            .path("value[0].roleid"));
  }

  private static Response join(UUID team, UUID user) {
    return post(path(team) + "/teammembership_association/$ref", address(user(user)));
  }

  private static Response leave(UUID team, UUID user) {
    return delete(path(team) + "/teammembership_association(" + user + ")/$ref");
  }

  private static Response grant(UUID team, UUID role) {
    return post(path(team) + "/teamroles_association/$ref", address("roles(" + role + ")"));
  }

  private Response action(String name, UUID... users) {
    return post(
        path(team) + "/Microsoft.Dynamics.CRM." + name,
        Map.of(
            "Members",
            List.of(users).stream()
                .map(
                    id ->
                        Map.of(
                            "@odata.type",
                            "Microsoft.Dynamics.CRM.systemuser",
                            "systemuserid",
                            id.toString()))
                .toList()));
  }

  private long members() {
    return world.number("select count(*) as n from teammembership where teamid = ?", team);
  }

  private static String path(UUID team) {
    return "teams(" + team + ")";
  }

  private static String user(UUID user) {
    return "systemusers(" + user + ")";
  }
}
