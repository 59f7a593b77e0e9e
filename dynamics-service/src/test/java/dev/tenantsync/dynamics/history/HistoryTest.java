package dev.tenantsync.dynamics.history;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HistoryTest {

  @Inject World world;

  private final Person ada = person("Ada").licensed();
  private UUID user;

  @BeforeEach
  void aUserWhoWasDisabledAndEnabledAgain() {
    world.clear();
    user = world.arrives(ada);
    patch(Map.of("isdisabled", true), "the first request");
    patch(Map.of("isdisabled", false), "the second request");
  }

  @Test
  void newestStandsFirstWithReasonActorAndTheRequestThatEdited() {
    Response history = history(user);

    assertThat(history.<List<String>>path("value.step"))
        .startsWith("ENABLE", "UNBLOCK", "DISABLE", "BLOCK")
        .endsWith("INSERT");
    assertThat(history.<Map<String, Object>>path("value[1]"))
        .containsEntry("correlationId", "the second request")
        .containsEntry("systemuserid", user.toString())
        .containsEntry("azureactivedirectoryobjectid", ada.objectId().toString())
        .hasEntrySatisfying("actor", actor -> assertThat((String) actor).isNotBlank());
    assertThat(history.<String>path("value[0].correlationId")).isEqualTo("the second request");
    assertThat(history.<String>path("value[2].correlationId")).isEqualTo("the first request");
    assertThat(history.<String>path("value[2].reason.id")).isEqualTo("DISABLED_HERE");
    assertThat(history.<String>path("value[2].reason.sentence")).isNotBlank();
    assertThat(history.<Map<String, Object>>path("value[2].before"))
        .containsEntry("isdisabled", false);
    assertThat(history.<Map<String, Object>>path("value[2].after"))
        .containsEntry("isdisabled", true);
  }

  @Test
  void objectIdAndRowIdLeadToTheSameHistory() {
    assertThat(history(ada.objectId()).<List<Object>>path("value"))
        .isEqualTo(history(user).<List<Object>>path("value"));
  }

  @Test
  void profileColumnsAreNamedAndTheirValuesAreNot() {
    world.renamed(ada, "Augusta");

    Response history = history(user);

    assertThat(history.<String>path("value[0].step")).isEqualTo("UPDATE_PROFILE");
    assertThat(history.<List<String>>path("value[0].after.columns"))
        .containsExactly("firstname", "fullname");
    assertThat(history.asString()).doesNotContain("Augusta").doesNotContain("Ada");
  }

  @Test
  void stateColumnsAreShownBeforeAndAfter() {
    world.arrives(ada.unlicensed());

    Map<String, Object> update =
        history(user)
            .path(
                "value.find { it.step == 'UPDATE_STATE' && it.after?.containsKey('islicensed') }");

    assertThat((Map<?, ?>) update.get("before"))
        .extracting("islicensed", "disabledreasonid")
        .containsExactly(true, null);
    assertThat((Map<?, ?>) update.get("after"))
        .extracting("islicensed", "disabledreasonid")
        .containsExactly(false, "NO_LICENSE");
  }

  @Test
  void causeInTheDirectoryIsShown() {
    world.mirror(ada.unlicensed());
    world.caused(ada, "LICENSE", "app:4711", "their request");
    world.arrives(ada.unlicensed());

    Map<String, Object> cause = history(user).path("value.find { it.step == 'DISABLE' }.cause");

    assertThat(cause)
        .containsEntry("fact", "LICENSE")
        .containsEntry("actor", "app:4711")
        .containsEntry("correlationId", "their request")
        .containsEntry("position", "e.40")
        .containsKey("at");
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetition() {
    List<Integer> numbers = new ArrayList<>();
    String link = "/sync/users/" + user + "/history";
    int pages = 0;
    while (link != null) {
      Response page =
          given().urlEncodingEnabled(false).header("Prefer", "odata.maxpagesize=2").get(link);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      assertThat(page.header("Preference-Applied")).isEqualTo("odata.maxpagesize=2");
      numbers.addAll(page.<List<Integer>>path("value.number"));
      link = page.path("'@odata.nextLink'");
      pages++;
    }
    assertThat(pages).isGreaterThan(2);
    assertThat(numbers)
        .isSortedAccordingTo(Comparator.reverseOrder())
        .isEqualTo(history(user).<List<Integer>>path("value.number"));
  }

  @Test
  void whatCannotBeAnsweredIsRefused() {
    assertThat(given().get("/sync/users/" + UUID.randomUUID() + "/history").statusCode())
        .isEqualTo(404);
    assertThat(given().get("/sync/users/nobody/history").statusCode()).isEqualTo(400);
    Response option = given().get("/sync/users/" + user + "/history?$top=3");
    assertThat(option.statusCode()).isEqualTo(400);
    assertThat(option.<String>path("error.message")).contains("$top");
    String foreign =
        given()
            .header("Prefer", "odata.maxpagesize=1")
            .get("/sync/users/" + ada.objectId() + "/history")
            .path("'@odata.nextLink'");
    String token = foreign.substring(foreign.indexOf("$skiptoken="));
    assertThat(
            given()
                .urlEncodingEnabled(false)
                .get("/sync/users/" + user + "/history?" + token)
                .statusCode())
        .isEqualTo(400);
  }

  private void patch(Map<String, ?> columns, String request) {
    given()
        .header("x-ms-client-request-id", request)
        .contentType(ContentType.JSON)
        .body(columns)
        .patch("/api/data/v9.2/systemusers/" + user)
        .then()
        .statusCode(204);
  }

  private static Response history(UUID id) {
    Response history = given().get("/sync/users/" + id + "/history");
    assertThat(history.statusCode()).as(history.asString()).isEqualTo(200);
    return history;
  }
}
