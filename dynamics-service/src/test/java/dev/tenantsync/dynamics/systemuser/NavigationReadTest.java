package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.UserRow.user;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.stand.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands behind a row: columns, the rows of lookups, collections and their addresses. */
@QuarkusTest
class NavigationReadTest {

  @Inject Database database;
  @Inject Administrator administrator;

  private UserRow ada;
  private String path;

  @BeforeEach
  void oneUserWithTwoRoles() {
    database.update("delete from account");
    database.update("delete from systemuser");
    administrator.isHere();
    ada =
        user("Ada", "Lovelace")
            .insert(database)
            .holding("Delegate", "MANUAL", database)
            .holding("Salesperson", "MANUAL", database);
    path = "systemusers(" + ada.id() + ")/";
  }

  @Test
  void oneColumnIsReadAsJsonAndAsText() {
    Response json = get(path + "fullname");
    assertThat(json.statusCode()).as(json.asString()).isEqualTo(200);
    assertThat(json.<String>path("value")).isEqualTo("Ada Lovelace");
    assertThat(json.<String>path("'@odata.context'"))
        .isEqualTo(root() + "$metadata#systemusers(" + ada.id() + ")/fullname");

    Response text = get(path + "fullname/$value");
    assertThat(text.contentType()).startsWith("text/plain");
    assertThat(text.asString()).isEqualTo("Ada Lovelace");
  }

  @Test
  void emptyColumnHasNoContent() {
    assertThat(get(path + "title").statusCode()).isEqualTo(204);
    assertThat(get(path + "title/$value").statusCode()).isEqualTo(204);
  }

  @Test
  void lookupLeadsToItsRowAndToItsAddress() {
    String unit = get(path.replace(")/", ")")).path("_businessunitid_value");

    Response row = get(path + "businessunitid?$select=name");
    assertThat(row.<String>path("name")).isEqualTo("contoso");
    assertThat(row.<String>path("'@odata.context'"))
        .isEqualTo(root() + "$metadata#businessunits(name)/$entity");
    Response address = get(path + "businessunitid/$ref");
    assertThat(address.<String>path("'@odata.id'"))
        .isEqualTo(root() + "businessunits(" + unit + ")");
    assertThat(get("businessunits(" + unit + ")/parentbusinessunitid").statusCode()).isEqualTo(204);
    assertThat(get("businessunits(" + unit + ")/parentbusinessunitid/$ref").statusCode())
        .isEqualTo(204);
  }

  @Test
  void collectionIsListedCountedAndAddressed() {
    Response roles = get(path + "systemuserroles_association?$select=name&$orderby=name");
    assertThat(roles.statusCode()).as(roles.asString()).isEqualTo(200);
    assertThat(roles.<List<String>>path("value.name")).containsExactly("Delegate", "Salesperson");
    assertThat(get(path + "systemuserroles_association/$count").asString()).isEqualTo("2");
    List<String> addresses =
        get(path + "systemuserroles_association/$ref").path("value.'@odata.id'");
    assertThat(addresses).hasSize(2).allMatch(address -> address.startsWith(root() + "roles("));
  }

  @Test
  void collectionIsPaged() {
    Response page =
        call()
            .header("Prefer", "odata.maxpagesize=1")
            .get(root() + path + "systemuserroles_association?$orderby=name");
    assertThat(page.<List<String>>path("value.name")).containsExactly("Delegate");
    Response next =
        call().header("Prefer", "odata.maxpagesize=1").get(page.<String>path("'@odata.nextLink'"));
    assertThat(next.<List<String>>path("value.name")).containsExactly("Salesperson");
    assertThat(next.<Map<String, ?>>path("$")).doesNotContainKey("@odata.nextLink");
  }

  @Test
  void waysLeadBackFromRolesAndBusinessUnits() {
    String role = get("roles?$filter=name%20eq%20'Delegate'").path("value[0].roleid");
    String unit = get("businessunits").path("value[0].businessunitid");

    assertThat(
            get("roles(" + role + ")/systemuserroles_association?$select=fullname")
                .<List<String>>path("value.fullname"))
        .containsExactly("Ada Lovelace");
    assertThat(
            get("businessunits(" + unit + ")/business_unit_system_users?$select=fullname")
                .<List<String>>path("value.fullname"))
        .contains("Ada Lovelace");
    assertThat(
            get("businessunits(" + unit + ")/business_unit_roles?$select=name")
                .<List<String>>path("value.name"))
        .contains("Delegate", "Salesperson");
    assertThat(
            get("roles(" + role + ")/roleprivileges_association?$select=name")
                .<List<String>>path("value.name"))
        .containsExactly("prvActOnBehalfOfAnotherUser");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope                             | 404 | 0x8006088a | nope",
        "nope/$ref                        | 404 | 0x8006088a | nope",
        "nope/$value                      | 404 | 0x8006088a | nope",
        "fullname/$ref                    | 404 | 0x8006088a | fullname",
        "fullname/$count                  | 404 | 0x8006088a | fullname",
        "businessunitid/$value            | 400 | 0x80060888 | $value",
        "businessunitid/$count            | 400 | 0x80060888 | businessunitid",
        "businessunitid?$filter=name      | 400 | 0x80060888 | $filter",
        "fullname?$select=fullname        | 400 | 0x80060888 | $select",
        "systemuserroles_association?$skip=1 | 400 | 0x80060888 | $skip"
      })
  void wrongPathIsRefused(String rest, int status, String code, String named) {
    Response refusal = get(path + rest);

    assertThat(refusal.statusCode()).as(refusal.asString()).isEqualTo(status);
    assertThat(refusal.<String>path("error.code")).isEqualTo(code);
    assertThat(refusal.<String>path("error.message")).contains(named);
  }

  @Test
  void nothingStandsBehindARowThatIsNotThere() {
    String nobody = "systemusers(" + UUID.randomUUID() + ")/";
    assertThat(get(nobody + "fullname").statusCode()).isEqualTo(404);
    assertThat(get(nobody + "businessunitid").statusCode()).isEqualTo(404);
    assertThat(get(nobody + "systemuserroles_association").statusCode()).isEqualTo(404);
    assertThat(get("nobodies(" + UUID.randomUUID() + ")/fullname").statusCode()).isEqualTo(404);
  }
}
