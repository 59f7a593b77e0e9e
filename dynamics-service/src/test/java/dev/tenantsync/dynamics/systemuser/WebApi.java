package dev.tenantsync.dynamics.systemuser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** The Web API as a script calls it. */
public final class WebApi {

  public static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue";

  private WebApi() {}

  public static String root() {
    return "http://localhost:" + RestAssured.port + "/api/data/v9.2/";
  }

  public static RequestSpecification call() {
    return given().urlEncodingEnabled(false);
  }

  public static Response get(String path) {
    return call().get(root() + path);
  }

  public static Response patch(UUID user, Map<String, ?> columns) {
    return call().contentType(ContentType.JSON).body(columns).patch(root() + user(user));
  }

  public static Response grant(UUID user, UUID role) {
    return call()
        .contentType(ContentType.JSON)
        .body(Map.of("@odata.id", root() + "roles(" + role + ")"))
        .post(root() + user(user) + "/systemuserroles_association/$ref");
  }

  public static Response revoke(UUID user, UUID role) {
    return call().delete(root() + user(user) + "/systemuserroles_association(" + role + ")/$ref");
  }

  public static String user(UUID id) {
    return "systemusers(" + id + ")";
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** A body is JSON text, or what becomes JSON. */
  public static Response post(String path, Object body) {
    return call().contentType(ContentType.JSON).body(body).post(root() + path);
  }

  public static Response patch(String path, Object body) {
    return call().contentType(ContentType.JSON).body(body).patch(root() + path);
  }

  public static Response put(String path, Object body) {
    return call().contentType(ContentType.JSON).body(body).put(root() + path);
  }

  public static Response delete(String path) {
    return call().delete(root() + path);
  }

  /** The address of a row in a body. */
  public static Map<String, String> address(String path) {
    return Map.of("@odata.id", root() + path);
  }

  /** The id in the header of a row that was made. */
  public static UUID made(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
    String address = answer.header("OData-EntityId");
    return UUID.fromString(address.substring(address.indexOf('(') + 1, address.indexOf(')')));
  }

  public static void done(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(204);
  }

  public static void refused(Response answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.<String>path("error.code")).as(answer.asString()).isEqualTo(code);
    assertThat(answer.<String>path("error.message")).isNotBlank();
  }
}
