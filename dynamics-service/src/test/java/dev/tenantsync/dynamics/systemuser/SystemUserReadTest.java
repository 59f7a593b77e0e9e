package dev.tenantsync.dynamics.systemuser;

import static dev.tenantsync.dynamics.systemuser.UserRow.user;
import static dev.tenantsync.dynamics.systemuser.WebApi.FORMATTED;
import static dev.tenantsync.dynamics.systemuser.WebApi.call;
import static dev.tenantsync.dynamics.systemuser.WebApi.encoded;
import static dev.tenantsync.dynamics.systemuser.WebApi.get;
import static dev.tenantsync.dynamics.systemuser.WebApi.root;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.stand.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class SystemUserReadTest {

  @Inject Database database;
  @Inject Administrator administrator;

  private UserRow ada;
  private UserRow grace;
  private UserRow alan;

  @BeforeEach
  void threeUsers() {
    database.update("delete from account");
    database.update("delete from systemuser");
    administrator.isHere();
    ada = user("Ada", "Lovelace").insert(database);
    grace = user("Grace", "Hopper").disabled().with("title", "Rear Admiral").insert(database);
    alan = user("Alan", "O'Turing").nonInteractive().insert(database);
  }

  @Test
  void rowIsReadById() {
    get("systemusers(" + ada.id() + ")")
        .then()
        .statusCode(200)
        .contentType("application/json; odata.metadata=minimal")
        .header("OData-Version", "4.0")
        .body("fullname", equalTo("Ada Lovelace"))
        .body("systemuserid", equalTo(ada.id().toString()))
        .body("accessmode", equalTo(0))
        .body("isdisabled", equalTo(false))
        .body("islicensed", equalTo(true))
        .body("'@odata.etag'", startsWith("W/\""))
        .body("'@odata.context'", equalTo(root() + "$metadata#systemusers/$entity"));
  }

  @Test
  void rowIsReadByObjectIdInAnyLetterCase() {
    String id = ada.objectId().toString().toUpperCase(Locale.ROOT);

    get("systemusers(azureactivedirectoryobjectid=" + id + ")?$select=fullname")
        .then()
        .statusCode(200)
        .body("fullname", equalTo("Ada Lovelace"))
        .body("$", org.hamcrest.Matchers.not(org.hamcrest.Matchers.hasKey("domainname")))
        .body("systemuserid", equalTo(ada.id().toString()))
        .body("'@odata.context'", equalTo(root() + "$metadata#systemusers(fullname)/$entity"));
  }

  @Test
  void unknownRowIsNotFound() {
    get("systemusers(" + UUID.randomUUID() + ")")
        .then()
        .statusCode(404)
        .body("error.code", equalTo("0x80040217"))
        .body("error.message", containsString("systemuser"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "accessmode eq 4 and applicationid eq null               | Alan O'Turing",
        "contains(fullname,'LOVE')                               | Ada Lovelace",
        "lastname eq 'O''Turing'                                 | Alan O'Turing",
        "not startswith(fullname,'A') and not (firstname eq '#') | Grace Hopper",
        "title ne null                                           | Grace Hopper",
        "businessunitid/name eq 'contoso' and isdisabled eq true | Grace Hopper",
        "fullname in ('Grace Hopper','Nobody')                   | Grace Hopper",
        "endswith(lastname,'e') or createdon gt 2999-01-01       | Ada Lovelace"
      })
  void filtersNarrowTheList(String filter, String name) {
    assertThat(names("systemusers?$select=fullname&$filter=" + encoded(filter)))
        .containsExactly(name);
  }

  @Test
  void filterBySecurityRoleGoesThroughTheAssociation() {
    grace.holding("Salesperson", "MANUAL", database);

    String filter = "systemuserroles_association/any(r:r/name eq 'Salesperson')";
    assertThat(names("systemusers?$filter=" + encoded(filter))).containsExactly("Grace Hopper");
  }

  @Test
  void filterByIdTakesABareGuid() {
    assertThat(names("systemusers?$filter=systemuserid%20eq%20" + alan.id()))
        .containsExactly("Alan O'Turing");
  }

  @Test
  void orderAndTopLimitTheList() {
    assertThat(names("systemusers?$orderby=lastname%20desc&$top=2"))
        .containsExactly("Alan O'Turing", "Ada Lovelace");
  }

  @Test
  void countIsGivenBesideAPageAndAsText() {
    get("systemusers?$count=true&$top=1&$filter=isdisabled%20eq%20false")
        .then()
        .body("'@odata.count'", equalTo(3))
        .body("value.size()", equalTo(1));
    Response text = call().header("Accept", "text/plain;q=0.9").get(root() + "systemusers/$count");
    assertThat(text.contentType()).startsWith("text/plain");
    assertThat(text.asString()).isEqualTo("4");
  }

  @Test
  void pagesFollowEachOtherByLinksThatBeginWithTheClientsBase() {
    for (int i = 0; i < 20; i++) {
      user("User" + i, "Paged").with("title", i % 3 == 0 ? "Boss" : "Clerk").insert(database);
    }
    List<String> seen = new ArrayList<>();
    String base = "http://127.0.0.1:" + io.restassured.RestAssured.port + "/api/data/v9.2/";
    String link =
        base
            + "systemusers?$select=fullname&$orderby=title&$count=true&$filter="
            + encoded("lastname eq 'Paged'");
    while (link != null) {
      Response page = call().header("Prefer", "odata.maxpagesize=6").get(link);
      assertThat(page.header("Preference-Applied")).isEqualTo("odata.maxpagesize=6");
      assertThat(page.<Integer>path("'@odata.count'")).isEqualTo(20);
      seen.addAll(page.path("value.fullname"));
      link = page.path("'@odata.nextLink'");
      assertThat(link == null || link.startsWith(base)).isTrue();
    }
    assertThat(seen).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void lastPageHasNoLinkAndAPageSizeWinsOverTop() {
    Response page =
        call().header("Prefer", "odata.maxpagesize=3").get(root() + "systemusers?$top=1");
    assertThat(page.<List<?>>path("value")).hasSize(3);
    Response last = call().get(page.<String>path("'@odata.nextLink'"));
    assertThat(last.<List<?>>path("value")).hasSize(1);
    assertThat(last.<Map<String, ?>>path("$")).doesNotContainKey("@odata.nextLink");
  }

  @Test
  void annotationsAreGivenWhenAskedFor() {
    String prefer = "odata.include-annotations=\"OData.Community.Display.V1.FormattedValue\"";
    Response answer =
        call().header("Prefer", prefer).get(root() + "systemusers(" + alan.id() + ")");

    Map<String, Object> row = answer.path("$");
    assertThat(row)
        .containsEntry("accessmode" + FORMATTED, "Non-interactive")
        .containsEntry("isdisabled" + FORMATTED, "Enabled")
        .containsEntry("islicensed" + FORMATTED, "Yes")
        .containsEntry("_businessunitid_value" + FORMATTED, "contoso")
        .containsKey("createdon" + FORMATTED)
        .doesNotContainKey("fullname" + FORMATTED)
        .doesNotContainKey(
            "_businessunitid_value@Microsoft.Dynamics.CRM.associatednavigationproperty");
    assertThat(answer.header("Preference-Applied")).isEqualTo(prefer);
  }

  @Test
  void starAsksForEveryAnnotation() {
    Response answer =
        call()
            .header("Prefer", "odata.include-annotations=\"*\",odata.maxpagesize=1")
            .get(root() + "systemusers?$count=true");

    assertThat(answer.<Map<String, Object>>path("value[0]"))
        .containsEntry(
            "_businessunitid_value@Microsoft.Dynamics.CRM.lookuplogicalname", "businessunit")
        .containsEntry(
            "_businessunitid_value@Microsoft.Dynamics.CRM.associatednavigationproperty",
            "businessunitid");
    assertThat(answer.<Map<String, Object>>path("$"))
        .containsEntry("@Microsoft.Dynamics.CRM.totalrecordcount", 4);
  }

  @Test
  void unchangedRowIsNotSentAgain() {
    String path = root() + "systemusers(" + ada.id() + ")";
    String etag = call().get(path).path("'@odata.etag'");

    Response again = call().header("If-None-Match", etag).get(path);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.asString()).isEmpty();
    assertThat(call().header("If-None-Match", "W/\"1\"").get(path).statusCode()).isEqualTo(200);
    assertThat(
            call()
                .header("If-None-Match", etag)
                .get(path + "?$expand=systemuserroles_association")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void rolesAreExpandedOnceWhateverTheirOrigins() {
    ada.holding("System Administrator", "MANUAL", database)
        .holding("System Administrator", "DIRECTORY", database)
        .holding("Delegate", "MANUAL", database);
    String expand = "$expand=systemuserroles_association($select=roleid,name;$orderby=name)";

    get("systemusers(" + ada.id() + ")?$select=fullname&" + expand)
        .then()
        .statusCode(200)
        .body(
            "systemuserroles_association.name",
            equalTo(List.of("Delegate", "System Administrator")));
    get("systemusers?$filter=islicensed%20eq%20true&$orderby=firstname&" + expand)
        .then()
        .body("value[0].systemuserroles_association.size()", equalTo(2))
        .body("value[1].systemuserroles_association.size()", equalTo(0));
    get("systemusers(" + ada.id() + ")?$expand=businessunitid($select=name)")
        .then()
        .body("businessunitid.name", equalTo("contoso"));
  }

  @Test
  void getWithOlingosHeadersIsAnswered() {
    call()
        .header("Accept", "application/json;odata.metadata=full")
        .header("Content-Type", "application/json;odata.metadata=full")
        .get(root() + "systemusers?%24top=1&%24select=fullname")
        .then()
        .statusCode(200)
        .body("value.size()", equalTo(1));
  }

  @Test
  void rolesAndBusinessUnitsAreRead() {
    assertThat(get("roles?$select=name&$orderby=name").<List<String>>path("value.name"))
        .containsExactly(
            "Basic User",
            "Delegate",
            "Environment Maker",
            "Salesperson",
            "Service Reader",
            "Service Writer",
            "Support User",
            "System Administrator",
            "System Customizer");
    String unit = get("businessunits").path("value[0].businessunitid");
    get("businessunits(" + unit + ")").then().body("name", equalTo("contoso"));
    String role = get("roles?$filter=name%20eq%20'Basic%20User'").path("value[0].roleid");
    get("roles(" + role + ")?$expand=businessunitid($select=name)")
        .then()
        .body("_businessunitid_value", equalTo(unit))
        .body("businessunitid.name", equalTo("contoso"));
  }

  private static List<String> names(String path) {
    Response answer = get(path);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.path("value.fullname");
  }
}
