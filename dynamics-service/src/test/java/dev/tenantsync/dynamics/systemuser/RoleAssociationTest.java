package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.encoded;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.grant;
import static dev.tenantsync.dynamics.systemuser.WebApi.revoke;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoleAssociationTest {

  @Inject World world;

  private UUID user;
  private UUID salesperson;

  @BeforeEach
  void oneLicensedUser() {
    world.clear();
    user = world.arrives(person("Ada").licensed());
    salesperson = world.role("Salesperson");
  }

  @Test
  void roleIsGivenAndRepeatingChangesNothing() {
    assertThat(grant(user, salesperson).statusCode()).isEqualTo(204);
    assertThat(roles(user)).containsExactly("Salesperson");
    String before = world.everything();

    assertThat(grant(user, salesperson).statusCode()).isEqualTo(204);

    assertThat(world.everything()).isEqualTo(before);
    assertThat(world.steps(user)).containsExactly("INSERT", "GRANT_ROLE");
  }

  @Test
  void roleIsTakenAwayInBothFormsAndRepeatingChangesNothing() {
    grant(user, salesperson);
    grant(user, world.role("Delegate"));

    assertThat(revoke(user, salesperson).statusCode()).isEqualTo(204);
    String byQuery =
        root()
            + "systemusers("
            + user
            + ")/systemuserroles_association/$ref?$id="
            + encoded(root() + "roles(" + world.role("Delegate") + ")");
    assertThat(call().delete(byQuery).statusCode()).isEqualTo(204);

    assertThat(roles(user)).isEmpty();
    String before = world.everything();
    assertThat(revoke(user, salesperson).statusCode()).isEqualTo(204);
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void addressOfTheRoleMayNameAnyHost() {
    for (String address :
        List.of(
            "https://contoso.crm.dynamics.com/api/data/v9.2/roles(" + salesperson + ")",
            "roles(" + salesperson + ")")) {
      assertThat(post("{\"@odata.id\":\"" + address + "\"}").statusCode()).isEqualTo(204);
    }
    assertThat(roles(user)).containsExactly("Salesperson");
  }

  @Test
  void whatIsNoRoleIsRefused() {
    assertThat(grant(user, UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(grant(UUID.randomUUID(), salesperson).statusCode()).isEqualTo(404);
    assertThat(post("{\"@odata.id\":\"accounts(" + salesperson + ")\"}").statusCode())
        .isEqualTo(400);
    assertThat(post("{}").<String>path("error.message")).contains("@odata.id");
    assertThat(
            get("systemusers(" + UUID.randomUUID() + ")/systemuserroles_association").statusCode())
        .isEqualTo(404);
  }

  @Test
  void supportUserRoleCannotBeAssigned() {
    assertThat(grant(user, world.role("Support User")).<String>path("error.code"))
        .isEqualTo("0x80041d44");
    assertThat(roles(user)).isEmpty();
  }

  @Test
  void roleOfAnotherBusinessUnitIsRefused() {
    UUID unit = UUID.randomUUID();
    UUID foreign = UUID.randomUUID();
    world.number(
        """
        with unit as (
          insert into businessunit select ?, 'Branch', businessunitid, now(), now(), 1
          from businessunit where parentbusinessunitid is null returning businessunitid),
        role as (
          insert into securityrole select ?, 'Branch clerk', ?, now(), now(), 1 returning 1)
        select count(*) as n from unit
        """,
        unit,
        foreign,
        unit);
    try {
      assertThat(grant(user, foreign).<String>path("error.code")).isEqualTo("0x80041409");
    } finally {
      world.number(
          "with gone as (delete from securityrole where roleid = ? returning 1)"
              + " select count(*) as n from gone",
          foreign);
      world.number(
          "with gone as (delete from businessunit where businessunitid = ? returning 1)"
              + " select count(*) as n from gone",
          unit);
    }
  }

  @Test
  void roleGivenByTheDirectoryCannotBeTakenAwayByHand() {
    UUID admin = world.arrives(person("Global").globalAdministrator());
    UUID systemAdministrator = world.role("System Administrator");
    assertThat(grant(admin, systemAdministrator).statusCode()).isEqualTo(204);
    assertThat(roles(admin)).containsExactly("System Administrator");
    world.arrives(person("Another").globalAdministrator());

    Response refusal = revoke(admin, systemAdministrator);

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80041d64");
    assertThat(roles(admin)).containsExactly("System Administrator");
  }

  @Test
  void rolesMayBePreparedOnADisabledRowAndSurvive() {
    Person leaver = person("Leaver").licensed();
    UUID row = world.arrives(leaver);
    world.arrives(leaver.unlicensed());

    assertThat(grant(row, salesperson).statusCode()).isEqualTo(204);
    world.arrives(leaver.licensed());

    assertThat(roles(row)).containsExactly("Salesperson");
    assertThat(get("systemusers(" + row + ")").<Boolean>path("isdisabled")).isFalse();
  }

  private Response post(String body) {
    return call()
        .contentType(ContentType.JSON)
        .body(body)
        .post(root() + "systemusers(" + user + ")/systemuserroles_association/$ref");
  }

  private static List<String> roles(UUID user) {
    return get("systemusers(" + user + ")/systemuserroles_association?$select=name&$orderby=name")
        .path("value.name");
  }
}
