package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ExpandTest {

  private static final Map<String, String> EVENTUAL = Map.of("ConsistencyLevel", "eventual");

  @Inject OwnedDevices devices;

  @Test
  void aUserShowsWhatItIsRelatedTo() {
    String user = People.somebody();
    get("/" + user + "?$select=id&$expand=ownedDevices", Map.of())
        .then()
        .statusCode(200)
        .body("'@odata.context'", endsWith("$metadata#users(id,ownedDevices())/$entity"))
        .body("id", is(user))
        .body("ownedDevices", hasSize(20))
        .body("ownedDevices.owner", everyItem(is(user)))
        .body("ownedDevices.'@odata.type'", everyItem(is("#microsoft.graph.device")));
  }

  @Test
  void theItemsShowWhatIsSelectedInTheParentheses() {
    get("/" + People.somebody() + "?$expand=ownedDevices($select=id)", Map.of())
        .then()
        .statusCode(200)
        .body("'@odata.context'", endsWith("$metadata#users(ownedDevices(id))/$entity"))
        .body("displayName", is("Adele Vance"))
        .body("ownedDevices[0].size()", is(2))
        .body("ownedDevices[0].id", is("device0"));
  }

  @Test
  void aPageAsksOnceForAllItsUsers() {
    List<String> made = List.of(People.somebody(), People.somebody(), People.somebody());
    int before = devices.readings();
    Response page =
        get(
            "?$filter=id in ('"
                + String.join("','", made)
                + "')&$top=2&$expand=ownedDevices($select=owner)",
            Map.of());
    page.then()
        .statusCode(200)
        .body("'@odata.context'", endsWith("$metadata#users(ownedDevices(owner))"))
        .body("'@odata.nextLink'", containsString("$expand=ownedDevices($select%3Downer)"));
    List<String> ids = page.path("value.id");
    assertThat(page.<List<String>>path("value.collect { it.ownedDevices[0].owner }"))
        .isEqualTo(ids)
        .hasSize(2);
    assertThat(devices.readings()).isEqualTo(before + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "?$expand=nonsense                      | ExpandNotSupported | 'nonsense' cannot be",
        "?$expand=*                             | ExpandNotSupported | '*' cannot be",
        "?$expand=ownedDevices,nonsense         | ExpandNotSupported | 'nonsense' cannot be",
        "?$expand=ownedDevices,ownedDevices     | ExpandNotSupported | Only one property",
        "?$expand=ownedDevices($top=1)          | Request_UnsupportedQuery | '$top'",
        "?$expand=ownedDevices($levels=max)     | Request_UnsupportedQuery | '$levels'",
        "?$expand=ownedDevices($expand=x)       | ExpandNotSupported | '$expand'",
        "?$expand=ownedDevices($foo=x)          | Request_BadRequest | '$foo'",
        "?$expand=ownedDevices($select=nope)    | Request_BadRequest | 'nope'",
        "?$expand=ownedDevices(                 | Request_BadRequest | '$expand'",
        "?$expand=                              | Request_BadRequest | '$expand'",
        "?$expand=ownedDevices&$expand=manager  | Request_BadRequest | more than once",
      })
  void whatCannotBeExpandedIsRefused(String query, String code, String said) {
    for (String path : List.of("", "/" + People.somebody())) {
      get(path + query, Map.of())
          .then()
          .statusCode(400)
          .body("error.code", is(code))
          .body("error.message", containsString(said));
    }
  }

  @Test
  void advancedQueriesExpandNothing() {
    for (String query : List.of("?$count=true", "?$search=\"displayName:a\"")) {
      get(query + "&$expand=ownedDevices", EVENTUAL)
          .then()
          .statusCode(400)
          .body("error.code", is("ExpandNotSupported"))
          .body("error.message", containsString("advanced queries"));
    }
  }

  @Test
  void deletedUsersExpandNothing() {
    given()
        .get("/v1.0/directory/deletedItems/microsoft.graph.user?$expand=ownedDevices")
        .then()
        .statusCode(400)
        .body("error.code", is("ExpandNotSupported"));
  }

  private static Response get(String query, Map<String, String> headers) {
    return given().headers(headers).get("/v1.0/users" + query);
  }
}
