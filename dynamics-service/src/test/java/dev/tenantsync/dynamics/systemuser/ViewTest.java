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

/** The views that the product brings. */
@QuarkusTest
class ViewTest {

  @Inject Database database;
  @Inject Administrator administrator;

  @BeforeEach
  void oneUserOfEachKind() {
    database.update("delete from account");
    database.update("delete from systemuser");
    administrator.isHere();
    user("Full", "Access").insert(database);
    user("Not", "Licensed").with("islicensed", false).with("accessmode", 1).insert(database);
    user("Only", "Reads").with("accessmode", 2).insert(database);
    user("Runs", "Alone").nonInteractive().insert(database);
    user("Is", "Disabled").disabled().insert(database);
  }

  @ParameterizedTest
  @CsvSource({
    "Active Users, # administrator;Full Access;Not Licensed;Only Reads;Runs Alone",
    "Enabled Users, # administrator;Full Access;Not Licensed;Only Reads;Runs Alone",
    "Disabled Users, Is Disabled",
    "Licensed Users, Full Access;Only Reads;Runs Alone",
    "Unlicensed Users, Not Licensed",
    "Full Access Users, Full Access",
    "Administrative Access Users, Not Licensed",
    "Read-Only Access Users, Only Reads",
    "Non-interactive Users, Runs Alone",
    "Application Users, # administrator",
    "Deleted Users,"
  })
  void viewShowsItsUsersInOrder(String name, String users) {
    Response answer = get("systemusers?savedQuery=" + view(name));

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(answer.<List<String>>path("value.fullname"))
        .containsExactlyElementsOf(users == null ? List.of() : List.of(users.split(";")));
  }

  @Test
  void viewSaysWhichTableAndColumnsItShows() {
    Map<String, Object> view =
        get("savedqueries?$filter=isdefault%20eq%20true%20and%20returnedtypecode%20eq%20'systemuser'")
            .path("value[0]");

    assertThat(view).containsEntry("name", "Active Users").containsEntry("querytype", 0);
    assertThat(String.valueOf(view.get("fetchxml")))
        .contains("<entity name=\"systemuser\">")
        .contains("<condition attribute=\"isdisabled\" operator=\"eq\" value=\"0\"/>");
    Map<String, Object> row =
        get("systemusers?savedQuery=" + view.get("savedqueryid")).path("value[0]");
    assertThat(row).containsKeys("fullname", "domainname").doesNotContainKey("middlename");
  }

  @Test
  void viewIsNarrowedSortedPagedAndCounted() {
    String view = "systemusers?savedQuery=" + view("Active Users");

    assertThat(
            get(view + "&$filter=islicensed%20eq%20true&$orderby=fullname%20desc&$select=lastname")
                .<List<String>>path("value.lastname"))
        .containsExactly("Alone", "Reads", "Access");
    Response page = call().header("Prefer", "odata.maxpagesize=4").get(root() + view);
    assertThat(
            call().get(page.<String>path("'@odata.nextLink'")).<List<String>>path("value.fullname"))
        .containsExactly("Runs Alone");
    assertThat(get(view.replace("systemusers?", "systemusers/$count?")).asString()).isEqualTo("5");
  }

  @Test
  void unknownViewIsNotFound() {
    Response missing = get("systemusers?savedQuery=" + UUID.randomUUID());
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.<String>path("error.code")).isEqualTo("0x80040217");
    assertThat(missing.<String>path("error.message")).contains("savedquery");
    assertThat(get("roles?savedQuery=" + view("Active Users")).statusCode()).isEqualTo(404);
    assertThat(get("systemusers?savedQuery=x").statusCode()).isEqualTo(404);
  }

  private static String view(String name) {
    return get("savedqueries?$select=savedqueryid&$filter=name%20eq%20'"
            + name.replace(" ", "%20")
            + "'")
        .path("value[0].savedqueryid");
  }
}
