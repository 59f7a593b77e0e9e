package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.address;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.done;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.made;
import static dev.tenantsync.dynamics.systemuser.WebApi.post;
import static dev.tenantsync.dynamics.systemuser.WebApi.put;
import static dev.tenantsync.dynamics.systemuser.WebApi.refused;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Columns and lookups one at a time, by the rules of a PATCH. */
@QuarkusTest
class UserPropertyTest {

  @Inject World world;

  private UUID user;
  private String address;

  @BeforeEach
  void oneUser() {
    world.clear();
    user = world.arrives(person("Ada").licensed());
    address = "systemusers(" + user + ")";
  }

  @ParameterizedTest
  @CsvSource({"middlename", "nickname", "salutation", "personalemailaddress", "homephone"})
  void ownColumnIsPutAndCleared(String column) {
    done(put(address + "/" + column, Map.of("value", "x@y")));
    assertThat(get(address).<String>path(column)).isEqualTo("x@y");

    done(WebApi.delete(address + "/" + column));
    assertThat(get(address).<String>path(column)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"40P01", "40001"})
  void editThatLosesAgainstAnotherIsToBeSentAgain(String sqlState) {
    world.failWrites(sqlState);
    try {
      refused(put(address + "/nickname", Map.of("value", "x")), 503, "0x80044150");
    } finally {
      world.allowWrites();
    }
    done(put(address + "/nickname", Map.of("value", "x")));
  }

  @Test
  void decidedColumnsFollowTheRulesOfAPatch() {
    done(put(address + "/accessmode", Map.of("value", 4)));
    assertThat(get(address).<Integer>path("accessmode")).isEqualTo(4);
    done(put(address + "/isdisabled", Map.of("value", true)));
    assertThat(get(address).<Boolean>path("isdisabled")).isTrue();
    assertThat(world.steps(user)).containsExactly("INSERT", "CHOOSE_MODE", "BLOCK", "DISABLE");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title      | {\"value\":\"x\"}  | 0x8004022e",
        "islicensed | {\"value\":true}   | 0x80041d4c",
        "nope       | {\"value\":true}   | 0x80048d19",
        "nickname   | {\"value\":5}      | 0x80048d19",
        "nickname   | {\"nickname\":\"x\"} | 0x80048d19",
        "nickname   | []                 | 0x80048d19",
        "accessmode | {\"value\":null}   | 0x80048d19",
        "accessmode | {\"value\":3}      | 0x8004431A"
      })
  void whatAPatchRefusesIsRefusedHere(String column, String body, String code) {
    String before = world.everything();

    refused(put(address + "/" + column, body), 400, code);

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void requiredColumnCannotBeCleared() {
    String before = world.everything();

    refused(WebApi.delete(address + "/isdisabled"), 400, "0x80048d19");
    refused(WebApi.delete(address + "/title"), 400, "0x8004022e");
    refused(WebApi.delete("teams(" + team() + ")/name"), 400, "0x80048d19");
    refused(WebApi.delete("businessunits(" + world.rootUnit() + ")/name"), 400, "0x80048d19");

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void propertyOfAMissingRowMakesNone() {
    refused(
        put("systemusers(" + UUID.randomUUID() + ")/nickname", Map.of("value", "x")),
        404,
        "0x80040217");
    refused(put("teams(" + UUID.randomUUID() + ")/name", Map.of("value", "x")), 404, "0x80040217");
    refused(
        put("accounts(" + UUID.randomUUID() + ")/name", Map.of("value", "x")), 404, "0x80040217");
  }

  @Test
  void conditionHoldsForAPropertyToo() {
    assertThat(
            call()
                .contentType(ContentType.JSON)
                .header("If-Match", "W/\"1\"")
                .body(Map.of("value", "x"))
                .put(root() + address + "/nickname")
                .statusCode())
        .isEqualTo(412);
  }

  @Test
  void columnsOfOtherTablesArePutAndCleared() {
    UUID account = made(post("accounts", Map.of("name", "Fabrikam")));
    done(put("accounts(" + account + ")/telephone1", Map.of("value", "5")));
    assertThat(get("accounts(" + account + ")").<String>path("telephone1")).isEqualTo("5");
    done(WebApi.delete("accounts(" + account + ")/telephone1"));
    assertThat(get("accounts(" + account + ")").<String>path("telephone1")).isNull();
    refused(WebApi.delete("accounts(" + account + ")/name"), 400, "0x80048d19");

    UUID team = made(post("teams", Map.of("name", "Night shift")));
    done(put("teams(" + team + ")/name", Map.of("value", "Day shift")));
    assertThat(get("teams(" + team + ")").<String>path("name")).isEqualTo("Day shift");
  }

  @Test
  void accountIsUpsertedUnderTheIdOfItsAddress() {
    UUID id = UUID.randomUUID();

    assertThat(made(WebApi.patch("accounts(" + id + ")", Map.of("name", "Fabrikam"))))
        .isEqualTo(id);
    done(WebApi.patch("accounts(" + id + ")", Map.of("telephone1", "5")));

    assertThat(get("accounts(" + id + ")").<String>path("name")).isEqualTo("Fabrikam");
  }

  @Test
  void managerIsBoundAndUnboundInEveryForm() {
    Person grace = person("Grace").licensed();
    UUID manager = world.arrives(grace);
    String upper = manager.toString().toUpperCase(java.util.Locale.ROOT);

    for (String form :
        new String[] {
          "/systemusers(" + manager + ")",
          "systemusers(" + upper + ")",
          root() + "systemusers(" + manager + ")",
          "/systemusers(azureactivedirectoryobjectid=" + grace.objectId() + ")"
        }) {
      done(WebApi.patch(user, Map.of("parentsystemuserid@odata.bind", form)));
      assertThat(managerOf()).as(form).isEqualTo(manager.toString());
      done(WebApi.delete(address + "/parentsystemuserid/$ref"));
      assertThat(managerOf()).isNull();
    }
    done(put(address + "/parentsystemuserid/$ref", address("systemusers(" + manager + ")")));
    assertThat(managerOf()).isEqualTo(manager.toString());
    assertThat(world.steps(user)).contains("EDIT_USER");
    refused(
        put(address + "/parentsystemuserid/$ref", address("teams(" + team() + ")")),
        400,
        "0x80048d19");
    refused(
        put(address + "/title/$ref", address("systemusers(" + manager + ")")), 400, "0x80048d19");
    refused(WebApi.delete(address + "/businessunitid/$ref"), 400, "0x80048d19");
  }

  private UUID team() {
    return UUID.fromString(get("teams?$top=1").path("value[0].teamid"));
  }

  private String managerOf() {
    return get(address).path("_parentsystemuserid_value");
  }
}
