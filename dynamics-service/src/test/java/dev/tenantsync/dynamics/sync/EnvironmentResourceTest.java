package dev.tenantsync.dynamics.sync;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.stand.Administrator;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.PullingProfile;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(PullingProfile.class)
class EnvironmentResourceTest {

  private static final String PLAN = "99340b49-fb81-4b1e-976b-8f2ae8e9394f";

  @Inject Tables tables;
  @Inject Administrator administrator;
  @Inject CurrentSettings current;
  @Inject DynamicsSettings settings;
  FakeDirectory directory;

  @BeforeEach
  void open() throws IOException {
    tables.layRoot();
    administrator.isHere();
    directory = new FakeDirectory(settings.directory().url().getPort());
    handEverythingBack();
  }

  private static void handEverythingBack() {
    patch(
            """
            {"securityGroup": null, "servicePlans": null, "nonInteractiveLimit": null,
             "keepSystemAdministrator": null, "rolesForDisabledUsers": null,
             "rolesKeptOnUnitChange": null}
            """)
        .statusCode(200);
  }

  @AfterEach
  void close() {
    handEverythingBack();
    directory.close();
  }

  private static ValidatableResponse patch(String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .when()
        .patch("/sync/environment")
        .then();
  }

  private static long version() {
    return when().get("/sync/environment").then().extract().jsonPath().getLong("version");
  }

  @Test
  void tellsTheValuesInForceAndWhereTheyComeFrom() {
    String tag =
        when()
            .get("/sync/environment")
            .then()
            .statusCode(200)
            .body("securityGroup.value", nullValue())
            .body("securityGroup.source", equalTo("configuration"))
            .body("servicePlans.value", hasItems(PLAN))
            .body("nonInteractiveLimit.value", equalTo(5))
            .body("keepSystemAdministrator.value", equalTo(false))
            .body("rolesForDisabledUsers.value", equalTo(true))
            .body("rolesKeptOnUnitChange.value", equalTo(false))
            .extract()
            .header("ETag");

    assertThat(tag).isEqualTo("W/\"" + version() + "\"");
    given().header("If-None-Match", tag).when().get("/sync/environment").then().statusCode(304);
  }

  @Test
  void changesWhatIsNamedAndNothingElse() {
    long before = version();

    patch("{\"nonInteractiveLimit\": 7, \"servicePlans\": [\"" + PLAN + "\"]}")
        .statusCode(200)
        .header("ETag", "W/\"" + (before + 1) + "\"")
        .body("nonInteractiveLimit.value", equalTo(7))
        .body("nonInteractiveLimit.source", equalTo("set"))
        .body("servicePlans.value", containsInAnyOrder(PLAN))
        .body("keepSystemAdministrator.source", equalTo("configuration"));
    assertThat(current.current().nonInteractiveLimit()).isEqualTo(7);
    assertThat(current.current().servicePlans()).containsExactly(UUID.fromString(PLAN));

    patch("{\"nonInteractiveLimit\": null}")
        .statusCode(200)
        .body("nonInteractiveLimit.value", equalTo(5))
        .body("nonInteractiveLimit.source", equalTo("configuration"))
        .body("servicePlans.source", equalTo("set"));
  }

  @Test
  void changeThatChangesNothingKeepsTheVersion() {
    patch("{\"rolesKeptOnUnitChange\": true}").statusCode(200);
    long version = version();

    patch("{\"rolesKeptOnUnitChange\": true}")
        .statusCode(200)
        .body("version", equalTo((int) version));
    patch("{}").statusCode(200).body("version", equalTo((int) version));
  }

  @Test
  void changeIsLoggedWithBeforeAndAfter() {
    patch("{\"keepSystemAdministrator\": true}").statusCode(200);

    String logged =
        tables
            .sql()
            .first(
                "select actor || ' ' || before || ' ' || after as line from environment_log"
                    + " order by id desc limit 1",
                row -> row.text("line"))
            .orElseThrow();
    assertThat(logged)
        .contains("\"keepSystemAdministrator\": false")
        .contains("\"keepSystemAdministrator\": true")
        .doesNotStartWith("anonymous");
  }

  @Test
  void olderVersionIsRefused() {
    long version = version();
    patch("{\"nonInteractiveLimit\": 6}").statusCode(200);

    given()
        .header("If-Match", "W/\"" + version + "\"")
        .body("{\"nonInteractiveLimit\": 9}")
        .when()
        .patch("/sync/environment")
        .then()
        .statusCode(412)
        .body("error.code", equalTo("0x80060882"));
    assertThat(current.current().nonInteractiveLimit()).isEqualTo(6);

    given()
        .header("If-Match", "W/\"" + version() + "\"")
        .body("{\"nonInteractiveLimit\": 9}")
        .when()
        .patch("/sync/environment")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"securityGroups\": null} | 'securityGroups'",
        "{\"version\": 3} | 'version'",
        "{\"securityGroup\": \"sales\"} | 'securityGroup'",
        "{\"securityGroup\": 5} | 'securityGroup'",
        "{\"servicePlans\": []} | 'servicePlans'",
        "{\"servicePlans\": {}} | 'servicePlans'",
        "{\"servicePlans\": [\"99340b49-fb81-4b1e-976b-8f2ae8e9394f\", 1]} | 'servicePlans'",
        "{\"nonInteractiveLimit\": -1} | 'nonInteractiveLimit'",
        "{\"nonInteractiveLimit\": 1.5} | 'nonInteractiveLimit'",
        "{\"nonInteractiveLimit\": \"5\"} | 'nonInteractiveLimit'",
        "{\"nonInteractiveLimit\": 99999999999} | 'nonInteractiveLimit'",
        "{\"keepSystemAdministrator\": \"true\"} | 'keepSystemAdministrator'",
        "{\"rolesForDisabledUsers\": 1} | 'rolesForDisabledUsers'",
        "[] | JSON object",
        "{ | JSON",
        "{\"nonInteractiveLimit\": 1, \"nonInteractiveLimit\": 2} | nonInteractiveLimit",
      })
  void badSettingsAreRefusedByNameAndNothingIsWritten(String body, String named) {
    long version = version();

    patch(body)
        .statusCode(400)
        .body("error.code", equalTo("0x80048d19"))
        .body("error.message", containsString(named.replace("'", "")))
        .body("error.message", not(containsString("Exception")));

    assertThat(version()).isEqualTo(version);
  }

  @Test
  void oneBadSettingKeepsTheGoodOnesFromBeingWritten() {
    patch("{\"nonInteractiveLimit\": 9, \"rolesForDisabledUsers\": \"no\"}").statusCode(400);

    assertThat(current.current().nonInteractiveLimit()).isEqualTo(5);
  }

  @Test
  void stateAndHealthSayWhyTheScopeIsUnknown() {
    UUID nobodys = UUID.randomUUID();
    patch("{\"securityGroup\": \"" + nobodys + "\"}").statusCode(200);
    when().post("/sync/pull").then().statusCode(200).body("error", nullValue());

    when()
        .get("/sync")
        .then()
        .body("scope.securityGroup", equalTo(nobodys.toString()))
        .body("scope.state", equalTo("NOT_FOUND"))
        .body("scope.reason", containsString("no such group"))
        .body("feeds.feed", hasItems("USERS", "ROLES", "GROUPS"));

    patch("{\"securityGroup\": null}").statusCode(200);
    when()
        .get("/sync")
        .then()
        .body("scope.state", equalTo("NO_GROUP"))
        .body("feeds.feed", allOf(hasItems("USERS", "ROLES"), not(hasItems("GROUPS"))));
  }

  @Test
  void changedServicePlansDecideEverybodyAtOnce() {
    UUID ada = directory.hireLicensed("ada");
    when().post("/sync/resync").then().statusCode(200);
    assertThat(tables.row(ada).enabled()).isTrue();

    patch("{\"servicePlans\": [\"" + PLAN + "\"]}").statusCode(200);
    when().post("/sync/pull").then().statusCode(200);
    assertThat(tables.row(ada).reason()).isEqualTo("NO_LICENSE");

    patch("{\"servicePlans\": null}").statusCode(200);
    when().post("/sync/pull").then().statusCode(200);
    assertThat(tables.row(ada).enabled()).isTrue();
  }
}
