package dev.tenantsync.pair;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Dynamics, as a script for the Dataverse Web API uses it. */
record Dynamics(String url, String token) {

  /** A row of the user table. */
  record SystemUser(Map<String, Object> columns) {

    String id() {
      return (String) columns.get("systemuserid");
    }

    boolean enabled() {
      return !(Boolean) columns.get("isdisabled");
    }

    int accessMode() {
      return (Integer) columns.get("accessmode");
    }

    Object column(String name) {
      return columns.get(name);
    }
  }

  Optional<SystemUser> find(String objectId) {
    Response answer =
        call().get("/api/data/v9.2/systemusers(azureactivedirectoryobjectid=" + objectId + ")");
    return answer.statusCode() == 404
        ? Optional.empty()
        : Optional.of(new SystemUser(answer.then().statusCode(200).extract().path("$")));
  }

  SystemUser get(String objectId) {
    return find(objectId).orElseThrow();
  }

  /** The row of an account, as soon as it meets a condition. */
  SystemUser awaitRow(String objectId, Predicate<SystemUser> condition) {
    return await("the row of " + objectId)
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> find(objectId).filter(condition), Optional::isPresent)
        .orElseThrow();
  }

  List<String> roles(SystemUser user) {
    return call()
        .get(
            "/api/data/v9.2/systemusers("
                + user.id()
                + ")/systemuserroles_association?$select=name")
        .then()
        .statusCode(200)
        .extract()
        .path("value.name");
  }

  Response patch(SystemUser user, Map<String, ?> columns) {
    return call().body(columns).patch("/api/data/v9.2/systemusers(" + user.id() + ")");
  }

  Response delete(SystemUser user) {
    return call().delete("/api/data/v9.2/systemusers(" + user.id() + ")");
  }

  /** Creates a unit below the root and returns its id. */
  String createBusinessUnit(String name) {
    Response answer = call().body(Map.of("name", name)).post("/api/data/v9.2/businessunits");
    answer.then().statusCode(204);
    return answer.header("OData-EntityId").replaceAll(".*\\(|\\)", "");
  }

  Response grant(SystemUser user, String role) {
    return call()
        .body(Map.of("@odata.id", url + "/api/data/v9.2/roles(" + roleId(user, role) + ")"))
        .post("/api/data/v9.2/systemusers(" + user.id() + ")/systemuserroles_association/$ref");
  }

  Response revoke(SystemUser user, String role) {
    return call()
        .delete(
            "/api/data/v9.2/systemusers("
                + user.id()
                + ")/systemuserroles_association("
                + roleId(user, role)
                + ")/$ref");
  }

  /** Every business unit has a copy of a role; a user takes its own unit's. */
  private String roleId(SystemUser user, String name) {
    return call()
        .get(
            "/api/data/v9.2/roles?$select=roleid&$filter=name%20eq%20'"
                + name.replace(" ", "%20")
                + "'%20and%20_businessunitid_value%20eq%20"
                + user.column("_businessunitid_value"))
        .then()
        .statusCode(200)
        .extract()
        .path("value[0].roleid");
  }

  /** Whether the user gets in at this surface: interactive, settings or webapi. */
  Response access(String id, String surface) {
    return call().get("/access/" + id + "?surface=" + surface);
  }

  /** What a path answers to whoever's token this is. */
  Response answer(String path) {
    return call().get(path);
  }

  /** The same, from data at least as fresh as a write of the directory. */
  Response waitingFor(String syncToken, String path) {
    return call().header("Prefer", "wait-for=" + syncToken).get(path);
  }

  /** Where to read on from all users that there are. */
  String tracked() {
    return call()
        .header("Prefer", "odata.track-changes")
        .get("/api/data/v9.2/systemusers?$select=fullname")
        .then()
        .statusCode(200)
        .extract()
        .path("'@odata.deltaLink'");
  }

  Response sync(String path) {
    return call().post("/sync/" + path);
  }

  /** Changes settings while it runs. */
  void set(Map<String, ?> settings) {
    call().body(settings).patch("/sync/environment").then().statusCode(200);
  }

  /** What would happen if this edit was made. */
  Response plan(Map<String, ?> edit) {
    return call().body(Map.of("edits", List.of(edit))).post("/sync/plans");
  }

  Response syncState() {
    return call().get("/sync");
  }

  private RequestSpecification call() {
    return given()
        .baseUri(url)
        .auth()
        .oauth2(token)
        .contentType(ContentType.JSON)
        .urlEncodingEnabled(false);
  }
}
