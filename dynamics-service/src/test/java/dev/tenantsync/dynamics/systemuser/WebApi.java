package dev.tenantsync.dynamics.systemuser;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The Web API as a script calls it. */
final class WebApi {

  static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";

  private WebApi() {}

  static String root() {
    return "http://localhost:" + RestAssured.port + "/api/data/v9.2/";
  }

  static RequestSpecification call() {
    return given().urlEncodingEnabled(false);
  }

  static Response get(String path) {
    return call().get(root() + path);
  }

  static Response patch(UUID user, Map<String, ?> columns) {
    return call().contentType(ContentType.JSON).body(columns).patch(root() + user(user));
  }

  static Response grant(UUID user, UUID role) {
    return call()
        .contentType(ContentType.JSON)
        .body(Map.of("@odata.id", root() + "roles(" + role + ")"))
        .post(root() + user(user) + "/systemuserroles_association/$ref");
  }

  static Response revoke(UUID user, UUID role) {
    return call().delete(root() + user(user) + "/systemuserroles_association(" + role + ")/$ref");
  }

  static String user(UUID id) {
    return "systemusers(" + id + ")";
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
