package dev.tenantsync.dynamics.securityrole;

import static dev.tenantsync.dynamics.systemuser.Person.person;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class RoleEditingTest {

  @Inject World world;

  private UUID clerk;
  private UUID branch;

  @BeforeEach
  void oneRoleAndAUnit() {
    world.clear();
    branch = made(post("businessunits", Map.of("name", "Branch")));
    clerk = made(post("roles", Map.of("name", "Clerk", "businessunitid@odata.bind", root())));
  }

  @AfterEach
  void nothingIsLeft() {
    world.clear();
  }

  @Test
  void roleIsMadeWithACopyPerUnitAndBothAreRenamedAndDeleted() {
    assertThat(names(branch)).contains("Clerk");

    done(patch(path(clerk), Map.of("name", "Senior clerk")));
    assertThat(names(branch)).contains("Senior clerk").doesNotContain("Clerk");
    done(put(path(clerk) + "/name", Map.of("value", "Clerk")));
    assertThat(names(branch)).contains("Clerk");

    done(delete(path(clerk)));
    assertThat(names(branch)).doesNotContain("Clerk");
    assertThat(get(path(clerk)).statusCode()).isEqualTo(404);
    assertThat(world.number("select count(*) as n from provisioning_log where step like '%_ROLE'"))
        .isEqualTo(4);
  }

  @Test
  void privilegesAreAddedReplacedAndRemovedAndCopiesFollow() {
    UUID copy = copy(branch);

    done(action("AddPrivilegesRole", one("prvReadAccount", "Basic"), one("prvReadUser", "Local")));
    assertThat(privileges(copy)).containsExactly("prvReadAccount 0", "prvReadUser 1");
    done(action("AddPrivilegesRole", one("prvReadAccount", "Global")));
    assertThat(privileges(copy)).containsExactly("prvReadAccount 3", "prvReadUser 1");
    done(
        post(
            path(clerk) + "/Microsoft.Dynamics.CRM.RemovePrivilegeRole",
            Map.of("PrivilegeId", id("prvReadUser"))));
    assertThat(privileges(copy)).containsExactly("prvReadAccount 3");
    done(
        action(
            "ReplacePrivilegesRole",
            Map.of(
                "PrivilegeId", id("prvWriteAccount"),
                "Depth", "Deep",
                "BusinessUnitId", world.rootUnit().toString())));
    assertThat(privileges(copy)).containsExactly("prvWriteAccount 2");
    assertThat(privileges(clerk)).containsExactly("prvWriteAccount 2");
  }

  @ParameterizedTest
  @CsvSource({
    "System Administrator,0x80041d31,0x80041d2e",
    "Support User,0x80041d47,0x80041d42",
    "System Customizer,0x8004022e,0x80041d4a",
    "Basic User,0x8004022e,0x80041d5a",
    "Salesperson,0x8004022e,0x8004022e"
  })
  void predefinedRoleAndItsCopiesAreNeitherEditedNorDeleted(
      String name, String editing, String deletion) {
    String before = world.everything();

    for (UUID role : List.of(world.role(name), named(name, branch))) {
      refused(patch(path(role), Map.of("name", "Mine")), 400, editing);
      refused(put(path(role) + "/name", Map.of("value", "Mine")), 400, editing);
      refused(
          post(
              path(role) + "/Microsoft.Dynamics.CRM.ReplacePrivilegesRole",
              Map.of("Privileges", List.of())),
          400,
          editing);
      refused(delete(path(role)), 400, deletion);
    }

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void copyFollowsItsRoot() {
    String before = world.everything();

    refused(patch(path(copy(branch)), Map.of("name", "Mine")), 400, "0x8004022e");
    refused(delete(path(copy(branch))), 400, "0x8004022e");

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void whatIsNotValidIsRefusedAndNothingIsWritten() {
    UUID ada = world.arrives(person("Ada").licensed());
    done(grant(ada, clerk));
    String before = world.everything();

    refused(post("roles", Map.of("businessunitid@odata.bind", root())), 400, "0x80048d19");
    refused(post("roles", Map.of("name", "Clerk")), 412, "0x80040237");
    refused(
        post(
            "roles",
            Map.of("name", "x", "businessunitid@odata.bind", "/businessunits(" + clerk + ")")),
        404,
        "0x80040217");
    refused(
        patch(path(clerk), Map.of("businessunitid@odata.bind", "/businessunits(" + branch + ")")),
        400,
        "0x8004022e");
    refused(patch(path(clerk), Map.of("createdon", "x")), 400, "0x8004022e");
    refused(action("AddPrivilegesRole", one("prvNothing", "Basic")), 400, "0x80048d19");
    refused(action("AddPrivilegesRole", one("prvReadUser", "Bottomless")), 400, "0x80048d19");
    refused(action("AddPrivilegesRole", Map.of("Privilege", "x")), 400, "0x80048d19");
    refused(post(path(clerk) + "/AddPrivilegesRole", Map.of()), 400, "0x80048d19");
    refused(delete(path(clerk)), 405, "0x80040227");
    refused(delete(path(UUID.randomUUID())), 404, "0x80040217");

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void roleOfAUnitBelowTakesNoNameThatAnotherBringsThere() {
    made(
        post(
            "roles",
            Map.of(
                "name", "Auditor", "businessunitid@odata.bind", "/businessunits(" + branch + ")")));
    String before = world.everything();

    refused(post("roles", Map.of("name", "Auditor")), 412, "0x80040237");
    refused(patch(path(clerk), Map.of("name", "Auditor")), 412, "0x80040237");

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void nobodyGrantsMoreThanTheyHold() {
    Person ada = person("Ada").licensed();
    UUID row = world.arrives(ada);
    done(action("AddPrivilegesRole", one("prvReadRole", "Global"), one("prvWriteRole", "Global")));
    done(grant(row, clerk));
    String token = "Bearer " + Token.person(ada.objectId()).signed();
    String before = world.everything();

    Response more =
        WebApi.call()
            .header("Authorization", token)
            .contentType("application/json")
            .body(Map.of("Privileges", List.of(one("prvDeleteUser", "Basic"))))
            .post(WebApi.root() + path(clerk) + "/AddPrivilegesRole");

    refused(more, 403, "0x80040220");
    assertThat(more.<String>path("error.reason")).isEqualTo("ROLE_BEYOND_OWN_PRIVILEGES");
    assertThat(world.everything()).isEqualTo(before);
  }

  private Response action(String name, Object... privileges) {
    return post(
        path(clerk) + "/Microsoft.Dynamics.CRM." + name, Map.of("Privileges", List.of(privileges)));
  }

  private static Map<String, String> one(String privilege, String depth) {
    return Map.of("PrivilegeName", privilege, "Depth", depth);
  }

  private String id(String privilege) {
    return get("privileges?$filter=" + WebApi.encoded("name eq '" + privilege + "'"))
        .path("value[0].privilegeid");
  }

  private String root() {
    return "/businessunits(" + world.rootUnit() + ")";
  }

  private static String path(UUID role) {
    return "roles(" + role + ")";
  }

  private UUID copy(UUID unit) {
    return named("Clerk", unit);
  }

  private static UUID named(String role, UUID unit) {
    return UUID.fromString(
        get("roles?$filter="
                + WebApi.encoded("name eq '" + role + "' and _businessunitid_value eq " + unit))
            .path("value[0].roleid"));
  }

  private static List<String> names(UUID unit) {
    return get("roles?$filter=" + WebApi.encoded("_businessunitid_value eq " + unit))
        .path("value.name");
  }

  private List<String> privileges(UUID role) {
    return world.texts(
        """
        select p.name || ' ' || held.depth as text from roleprivileges held
        join privilege p using (privilegeid) where held.roleid = ? order by 1
        """,
        role);
  }
}
