package dev.tenantsync.office365.user;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Users made through the API, with names that no other test has. */
public final class People {

  public static final String DOMAIN = "contoso.onmicrosoft.com";

  private People() {}

  /** A user principal name that nobody has yet. */
  public static String freshName() {
    return "p" + UUID.randomUUID().toString().replace("-", "") + "@" + DOMAIN;
  }

  /** The five required properties of a user of this name. */
  public static Map<String, Object> described(String userPrincipalName) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("accountEnabled", true);
    user.put("displayName", "Adele Vance");
    user.put("mailNickname", "AdeleV");
    user.put("userPrincipalName", userPrincipalName);
    user.put("passwordProfile", Map.of("password", "xWwvJ]6NMw+bWH-d"));
    return user;
  }

  /** The same with one more, or another, value. */
  public static Map<String, Object> with(Map<String, Object> user, String property, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(user);
    changed.put(property, value);
    return changed;
  }

  /** The id of a user created so. */
  public static String created(Map<String, Object> user) {
    return given()
        .contentType(ContentType.JSON)
        .body(user)
        .post("/v1.0/users")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** The id of somebody. */
  public static String somebody() {
    return created(described(freshName()));
  }
}
