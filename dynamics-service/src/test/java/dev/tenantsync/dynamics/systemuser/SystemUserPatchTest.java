package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.patch;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SystemUserPatchTest {

  @Inject World world;

  private Person ada;
  private UUID user;

  @BeforeEach
  void oneLicensedUser() {
    world.clear();
    ada = person("Ada").licensed();
    user = world.arrives(ada);
  }

  @Test
  void ownColumnsAreWrittenAndTheETagMoves() {
    String before = etag();

    Response answer = patch(user, Map.of("nickname", "Countess", "skills", "engines"));

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.header("OData-EntityId")).isEqualTo(root() + "systemusers(" + user + ")");
    assertThat(read("nickname")).isEqualTo("Countess");
    assertThat(etag()).isNotEqualTo(before);
  }

  @Test
  void whatIsThereAlreadyIsNotWrittenAgain() {
    patch(user, Map.of("nickname", "Countess"));
    String before = world.everything();

    assertThat(patch(user, Map.of("nickname", "Countess")).statusCode()).isEqualTo(204);
    assertThat(patch(user, Map.of("accessmode", 0)).statusCode()).isEqualTo(204);
    assertThat(patch(user, Map.of("isdisabled", false)).statusCode()).isEqualTo(204);
    assertThat(patch(user, Map.of()).statusCode()).isEqualTo(204);

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void emptyTextAndNullClearAColumn() {
    patch(user, Map.of("nickname", "Countess"));

    call()
        .contentType(ContentType.JSON)
        .body("{\"nickname\":null,\"@odata.etag\":\"W/\\\"1\\\"\"}")
        .patch(root() + "systemusers(" + user + ")")
        .then()
        .statusCode(204);

    assertThat(read("nickname")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "domainname,0x8004022e",
    "windowsliveid,0x8004022e",
    "firstname,0x8004022e",
    "lastname,0x8004022e",
    "fullname,0x8004022e",
    "internalemailaddress,0x8004022e",
    "title,0x8004022e",
    "jobtitle,0x8004022e",
    "mobilephone,0x8004022e",
    "address1_telephone1,0x8004022e",
    "address1_line1,0x8004022e",
    "address1_city,0x8004022e",
    "address1_stateorprovince,0x8004022e",
    "address1_postalcode,0x8004022e",
    "address1_country,0x8004022e",
    "azurestate,0x8004022e",
    "setupuser,0x8004022e",
    "disabledreason,0x8004022e",
    "islicensed,0x80041d4c",
    "issyncwithdirectory,0x80041d4e",
    "azureactivedirectoryobjectid,0x80041d4f",
    "createdon,0x8004022e",
    "_businessunitid_value,0x8004022e"
  })
  void columnOfAnotherOwnerIsRefusedByNameAndNothingIsWritten(String column, String code) {
    String before = world.everything();

    Response refusal = patch(user, Map.of("nickname", "Countess", column, "x"));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo(code);
    assertThat(refusal.<String>path("error.message")).contains("'" + column + "'");
    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void everyColumnSaysWhoOwnsIt() {
    SystemUserTable.ENTITY.attributes().stream()
        .filter(attribute -> !attribute.name().startsWith("_"))
        .forEach(
            attribute ->
                assertThat(dev.tenantsync.dynamics.entitlement.Column.named(attribute.name()))
                    .as(attribute.name())
                    .isPresent());
  }

  @Test
  void oneRefusedValueRefusesTheWholePatch() {
    String before = world.everything();

    assertThat(patch(user, Map.of("nickname", "Countess", "accessmode", 3)).statusCode())
        .isEqualTo(400);
    assertThat(patch(user, Map.of("nickname", "x", "accessmode", 4, "isdisabled", 7)).statusCode())
        .isEqualTo(400);

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void representationIsReturnedOnRequest() {
    Response answer =
        call()
            .contentType(ContentType.JSON)
            .header("Prefer", "return=representation")
            .body(Map.of("nickname", "Countess"))
            .patch(root() + "systemusers(" + user + ")?$select=nickname");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Preference-Applied")).isEqualTo("return=representation");
    assertThat(answer.<Map<String, Object>>path("$"))
        .containsEntry("nickname", "Countess")
        .containsEntry("systemuserid", user.toString())
        .doesNotContainKey("fullname");
  }

  @Test
  void changedRowFailsTheConditionAndAnUnchangedOnePassesIt() {
    String old = etag();
    assertThat(patchIf(user, old, "first").statusCode()).isEqualTo(204);

    Response refusal = patchIf(user, old, "second");

    assertThat(refusal.statusCode()).isEqualTo(412);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80060882");
    assertThat(read("nickname")).isEqualTo("first");
    assertThat(patchIf(user, "*", "third").statusCode()).isEqualTo(204);
  }

  @Test
  void missingRowIsNotFoundUnderAConditionAndNeverMade() {
    UUID nobody = UUID.randomUUID();

    assertThat(patchIf(nobody, "*", "x").statusCode()).isEqualTo(404);
    Response upsert = patch(nobody, Map.of("nickname", "x"));
    assertThat(upsert.statusCode()).isEqualTo(400);
    assertThat(upsert.<String>path("error.code")).isEqualTo("0x80041d4b");
    assertThat(world.number("select count(*) as n from systemuser where kind = 'PERSON'"))
        .isEqualTo(1);
  }

  @Test
  void unlicensedUserMovedAwayFromNonInteractiveIsDisabledAtOnce() {
    assertThat(patch(user, Map.of("accessmode", 4)).statusCode()).isEqualTo(204);
    world.arrives(ada.unlicensed());
    assertThat(read("isdisabled")).isEqualTo(false);
    assertThat(read("accessmode")).isEqualTo(4);

    assertThat(patch(user, Map.of("accessmode", 0)).statusCode()).isEqualTo(204);

    assertThat(read("isdisabled")).isEqualTo(true);
    assertThat(read("accessmode")).isEqualTo(0);
    assertThat(world.steps(user)).endsWith("CHOOSE_MODE", "DISABLE");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void licensedUserMayChooseAMode(int mode) {
    assertThat(patch(user, Map.of("accessmode", mode)).statusCode()).isEqualTo(204);

    assertThat(read("accessmode")).isEqualTo(mode);
    assertThat(read("isdisabled")).isEqualTo(false);
    world.arrives(ada);
    assertThat(read("accessmode")).isEqualTo(mode);
  }

  @Test
  void unlicensedAdministratorsModeBelongsToTheDirectory() {
    UUID admin = world.arrives(person("Global").globalAdministrator());

    Response refusal = patch(admin, Map.of("accessmode", 0));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x8004022e");
    assertThat(refusal.<String>path("error.message")).contains("accessmode");
  }

  @Test
  void userBlockedHereIsDisabledAndComesBackWhenTheBlockIsLifted() {
    assertThat(patch(user, Map.of("isdisabled", true)).statusCode()).isEqualTo(204);
    assertThat(read("isdisabled")).isEqualTo(true);
    assertThat(read("disabledreason")).isEqualTo("The user was disabled by hand in Dynamics.");
    world.arrives(ada);
    assertThat(read("isdisabled")).isEqualTo(true);

    assertThat(patch(user, Map.of("isdisabled", false)).statusCode()).isEqualTo(204);
    assertThat(read("isdisabled")).isEqualTo(false);
    assertThat(world.steps(user))
        .containsExactly("INSERT", "BLOCK", "DISABLE", "UNBLOCK", "ENABLE");
  }

  @Test
  void unlicensedUserCannotBeEnabledByHand() {
    world.arrives(ada.unlicensed());

    Response refusal = patch(user, Map.of("isdisabled", false));

    assertThat(refusal.statusCode()).isEqualTo(400);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x8004D24C");
    assertThat(read("isdisabled")).isEqualTo(true);
  }

  @Test
  void freedSlotGoesToTheUserWaitingForIt() {
    for (int i = 0; i < 4; i++) {
      patch(world.arrives(person("Program" + i).licensed()), Map.of("accessmode", 4));
    }
    patch(user, Map.of("accessmode", 4));
    Person waiting = person("Waiting").licensed();
    UUID row = world.arrives(waiting);
    patch(row, Map.of("isdisabled", true));
    world.number(
        "with moved as (update systemuser set chosenmode = 4 where systemuserid = ? returning 1)"
            + " select count(*) as n from moved",
        row);
    assertThat(patch(row, Map.of("isdisabled", false)).<String>path("error.code"))
        .isEqualTo("0x80040d3f");
    world.number(
        "with moved as (update systemuser set blockedhere = false where systemuserid = ?"
            + " returning 1) select count(*) as n from moved",
        row);
    world.arrives(waiting);
    assertThat(get("systemusers(" + row + ")").<Boolean>path("isdisabled")).isTrue();

    patch(user, Map.of("accessmode", 0));

    assertThat(get("systemusers(" + row + ")").<Boolean>path("isdisabled")).isFalse();
  }

  @Test
  void usersAreNeitherMadeNorDeletedHere() {
    Response create = call().contentType(ContentType.JSON).body("{}").post(root() + "systemusers");
    assertThat(create.statusCode()).isEqualTo(400);
    assertThat(create.<String>path("error.code")).isEqualTo("0x80041d4b");

    assertThat(delete().<String>path("error.code")).isEqualTo("0x80048356");
    patch(user, Map.of("isdisabled", true));
    assertThat(delete().<String>path("error.code")).isEqualTo("0x80048359");
    assertThat(call().delete(root() + "systemusers").statusCode()).isEqualTo(405);
    assertThat(call().delete(root() + "systemusers(" + UUID.randomUUID() + ")").statusCode())
        .isEqualTo(404);
  }

  private Response delete() {
    return call().delete(root() + "systemusers(" + user + ")");
  }

  private Response patchIf(UUID id, String condition, String nickname) {
    return call()
        .contentType(ContentType.JSON)
        .header("If-Match", condition)
        .body(Map.of("nickname", nickname))
        .patch(root() + "systemusers(" + id + ")");
  }

  private String etag() {
    return (String) read("'@odata.etag'");
  }

  private Object read(String column) {
    return get("systemusers(" + user + ")").path(column);
  }
}
