package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.address;
import static dev.tenantsync.dynamics.systemuser.WebApi.done;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.grant;
import static dev.tenantsync.dynamics.systemuser.WebApi.made;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UserDeletionTest {

  @Inject World world;

  private Person ada;
  private UUID row;
  private String address;

  @BeforeEach
  void oneUserWithRolesTeamsAndAReport() {
    world.clear();
    ada = person("Ada").licensed();
    row = world.arrives(ada);
    address = "systemusers(" + row + ")";
    grant(row, world.role("Basic User"));
    UUID team = made(post("teams", Map.of("name", "Night shift")));
    done(post("teams(" + team + ")/teammembership_association/$ref", address(address)));
  }

  @Test
  void rowGoesInTwoStepsAfterTheDirectoryHasLetGo() {
    UUID report = world.arrives(person("Report").licensed());
    done(patch(report, Map.of("parentsystemuserid@odata.bind", "/" + address)));
    refusedWhileThere();
    world.arrives(ada.gone());

    done(WebApi.delete(address));

    Response gone = get(address);
    assertThat(gone.<Integer>path("deletedstate")).isEqualTo(1);
    assertThat(gone.<String>path("disabledreason")).isEqualTo("The user was deleted in Dynamics.");
    assertThat(count("systemuserroles")).isZero();
    assertThat(count("teammembership")).isZero();
    assertThat(count("team_member")).isZero();
    refused(patch(row, Map.of("isdisabled", false)), 400, "0x80048357");
    done(WebApi.delete(address));
    assertThat(get(address).statusCode()).isEqualTo(404);
    assertThat(get("systemusers(" + report + ")").<String>path("_parentsystemuserid_value"))
        .isNull();
    assertThat(world.steps(row)).endsWith("DELETE_USER", "UPDATE_STATE", "PURGE_USER");
  }

  @Test
  void accountThatComesBackStaysDeletedHereUntilItsRowIsGoneAndThenGetsANewOne() {
    world.arrives(ada.gone());
    done(WebApi.delete(address));
    world.isDecided(ada.present());
    assertThat(get(address).<Boolean>path("isdisabled")).isTrue();

    done(WebApi.delete(address));

    UUID fresh = world.rowOf(ada);
    assertThat(fresh).isNotEqualTo(row);
    assertThat(get("systemusers(" + fresh + ")").<Boolean>path("isdisabled")).isFalse();
    assertThat(
            get("systemusers(" + fresh + ")/systemuserroles_association")
                .<Integer>path("value.size()"))
        .isZero();
  }

  @Test
  void userWhoOwnsRecordsKeepsTheRowUntilTheyAreGone() {
    UUID account = made(post("accounts", Map.of("name", "Fabrikam")));
    world.sql("update account set ownerid = ? where accountid = ?", row, account);
    world.arrives(ada.gone());
    done(WebApi.delete(address));

    refused(WebApi.delete(address), 400, "0x80048610");

    done(WebApi.delete("accounts(" + account + ")"));
    done(WebApi.delete(address));
    assertThat(get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void whatADeletedUserMadeStaysWithoutAName() {
    UUID account = made(post("accounts", Map.of("name", "Fabrikam")));
    world.sql(
        "update account set createdby = ?, modifiedby = ? where accountid = ?", row, row, account);
    world.arrives(ada.gone());
    done(WebApi.delete(address));
    done(WebApi.delete(address));

    assertThat(get("accounts(" + account + ")").<String>path("_createdby_value"))
        .isEqualTo(row.toString());
  }

  private void refusedWhileThere() {
    refused(WebApi.delete(address), 400, "0x80048356");
    world.arrives(ada.softDeleted());
    Response refusal = WebApi.delete(address);
    refused(refusal, 400, "0x80048359");
    assertThat(refusal.<String>path("error.message"))
        .contains(row.toString(), ada.objectId().toString(), "azurestate 1");
  }

  private long count(String table) {
    return world.number("select count(*) as n from " + table + " where systemuserid = ?", row);
  }
}
