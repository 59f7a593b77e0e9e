package dev.tenantsync.office365;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A client of the directory, and the data that tests make through it. */
public final class Graph {

  private Graph() {}

  public static Response get(String path) {
    return request().get(path);
  }

  public static Response post(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).post(path);
  }

  public static Response post(String path) {
    return request().contentType(ContentType.JSON).post(path);
  }

  public static Response patch(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).patch(path);
  }

  public static Response put(String path, Object body) {
    return request().contentType(ContentType.JSON).body(body).put(path);
  }

  public static Response delete(String path) {
    return request().delete(path);
  }

  /** A new user's id; the user lives in Portugal. */
  public static String user() {
    return user(Map.of("usageLocation", "PT"));
  }

  /** A new user's id. */
  public static String user(Map<String, ?> more) {
    Response created = post("/v1.0/users", newUser(more));
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    return created.path("id");
  }

  /** What a request says to create a user with a name of its own. */
  public static Map<String, Object> newUser(Map<String, ?> more) {
    String alias = "u" + UUID.randomUUID().toString().replace("-", "");
    Map<String, Object> body = new HashMap<>();
    body.put("accountEnabled", true);
    body.put("displayName", "User " + alias);
    body.put("mailNickname", alias);
    body.put("userPrincipalName", alias + "@contoso.onmicrosoft.com");
    body.put("passwordProfile", Map.of("password", "Str0ng-enough"));
    body.putAll(more);
    return body;
  }

  /** Deletes a user into deleted items. */
  public static void remove(String userId) {
    assertThat(delete("/v1.0/users/" + userId).statusCode()).isEqualTo(204);
  }

  /** Brings a user back from deleted items. */
  public static void restore(String userId) {
    Response restored = post("/v1.0/directory/deletedItems/" + userId + "/restore");
    assertThat(restored.statusCode()).as(restored.asString()).isEqualTo(200);
  }

  /** The selected properties of a user. */
  public static Response user(String userId, String select) {
    return get("/v1.0/users/" + userId + "?$select=" + select);
  }

  /** Asserts a refusal in Graph's shape. */
  public static void assertRefused(Response response, int status, String message) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.<String>path("error.message")).isEqualTo(message);
    assertThat(response.<String>path("error.innerError.request-id")).isNotBlank();
  }

  /** Asserts a refusal in Graph's shape that names the property at fault. */
  public static void assertRefused(Response response, String target, String message) {
    assertRefused(response, 400, message);
    assertThat(response.<String>path("error.code")).isEqualTo("Request_BadRequest");
    assertThat(response.<List<String>>path("error.details.target")).containsExactly(target);
  }

  /** As an advanced query. */
  public static Response eventually(String path) {
    return request().header("ConsistencyLevel", "eventual").get(path);
  }

  /** Requests with this token instead of the administrator's. */
  public static RequestSpecification as(String token) {
    return request().header("Authorization", "Bearer " + token);
  }

  private static RequestSpecification request() {
    return given().urlEncodingEnabled(false);
  }
}
