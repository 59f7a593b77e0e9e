package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Privileges hold wherever rows are shown: inside other rows and on the way of a filter, too. */
@QuarkusTest
class ReachTest {

  @Inject World world;
  @Inject Roles roles;

  private final Person ada = person("Ada").licensed();
  private UUID caller;
  private UUID someone;

  @BeforeEach
  void aCallerWhoReadsOnlyTheirOwnRow() {
    world.clear();
    caller = world.arrives(ada);
    someone = world.arrives(person("Other").licensed());
    UUID own = roles.made(Depth.BASIC, List.of(Privilege.READ_USER, Privilege.READ_BUSINESS_UNIT));
    roles.only(caller, own);
  }

  @AfterEach
  void withoutTheirRoles() {
    roles.gone();
  }

  @Test
  void expandedRowsAreThoseWithinReach() {
    Response units = get("businessunits?$expand=business_unit_system_users($select=fullname)");

    assertThat(units.statusCode()).as(units.asString()).isEqualTo(200);
    assertThat(units.<List<String>>path("value[0].business_unit_system_users.fullname"))
        .containsExactly("Ada");
  }

  @Test
  void collectionsShowAndCountThoseWithinReach() {
    String unit = get("businessunits").path("value[0].businessunitid");
    String users = "businessunits(" + unit + ")/business_unit_system_users";

    assertThat(get(users).<List<String>>path("value.fullname")).containsExactly("Ada");
    assertThat(get(users + "/$count").asString()).isEqualTo("1");
    assertThat(get(users + "/$ref").<List<?>>path("value")).hasSize(1);
  }

  @Test
  void filtersFindNothingOutOfReach() {
    String hidden = "business_unit_system_users/any(u:u/fullname%20eq%20'Other')";
    String own = "business_unit_system_users/any(u:u/fullname%20eq%20'Ada')";

    assertThat(get("businessunits?$filter=" + hidden).<List<?>>path("value")).isEmpty();
    assertThat(get("businessunits?$filter=" + own).<List<?>>path("value")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemusers?$expand=systemuserroles_association",
        "systemusers?$filter=systemuserroles_association/any()",
        "systemusers?$filter=systemuserroles_association/any(r:r/name%20eq%20'x')",
        "systemusers({id})/systemuserroles_association",
        "systemusers({id})/systemuserroles_association/$ref",
        "systemusers({id})/systemuserroles_association/$count",
        "businessunits?$expand=business_unit_roles",
        "privileges",
        "roles/$count"
      })
  void whatNeedsAPrivilegeIsRefusedWithoutIt(String path) {
    Response refusal = get(path.replace("{id}", caller.toString()));

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(403);
    assertThat(refusal.<String>path("error.code")).isEqualTo("0x80040220");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/fullname", "/fullname/$value", "/businessunitid"})
  void rowsOutOfReachAreRefused(String rest) {
    assertThat(get("systemusers(" + someone + ")" + rest).statusCode()).isEqualTo(403);
    assertThat(get("systemusers(" + caller + ")" + rest).statusCode()).isEqualTo(200);
  }

  private Response get(String path) {
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", "Bearer " + Token.person(ada.objectId()).signed())
        .get("/api/data/v9.2/" + path);
  }
}
