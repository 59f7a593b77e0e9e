package dev.tenantsync.pair;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The directory, as a script for Microsoft Graph uses it. */
record Directory(String url, String token) {

  /** Dynamics 365 Sales Enterprise. */
  static final String SALES = "1e1a282c-9c54-43a2-9310-98ef728faace";

  /** Of every user that is created. */
  static final String PASSWORD = "Correct-Horse-7-Battery";

  static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
  static final String DYNAMICS_ADMINISTRATOR = "44367163-eba1-44c3-98af-f5787879f96a";

  private static final String OBJECTS = "https://graph.microsoft.com/v1.0/directoryObjects/";

  /** Creates a user with this alias and returns its object id. */
  String create(String alias, String givenName, String surname) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("accountEnabled", true);
    user.put("displayName", givenName + " " + surname);
    user.put("givenName", givenName);
    user.put("surname", surname);
    user.put("mailNickname", alias);
    user.put("userPrincipalName", alias + "@contoso.onmicrosoft.com");
    user.put("usageLocation", "JP");
    user.put("passwordProfile", Map.of("password", PASSWORD));
    return call().body(user).post("/v1.0/users").then().statusCode(201).extract().path("id");
  }

  /** What a path answers to whoever's token this is. */
  Response answer(String path) {
    return call().get(path);
  }

  void license(String id) {
    assign(id, Map.of("addLicenses", List.of(Map.of("skuId", SALES)), "removeLicenses", List.of()));
  }

  void unlicense(String id) {
    assign(id, Map.of("addLicenses", List.of(), "removeLicenses", List.of(SALES)));
  }

  private void assign(String id, Map<String, ?> body) {
    call().body(body).post("/v1.0/users/" + id + "/assignLicense").then().statusCode(200);
  }

  void change(String id, Map<String, ?> properties) {
    write(id, properties).then().statusCode(204);
  }

  /** What a change is answered. */
  Response write(String id, Map<String, ?> properties) {
    return call().body(properties).patch("/v1.0/users/" + id);
  }

  void delete(String id) {
    call().delete("/v1.0/users/" + id).then().statusCode(204);
  }

  void restore(String id) {
    call().post("/v1.0/directory/deletedItems/" + id + "/restore").then().statusCode(200);
  }

  void purge(String id) {
    call().delete("/v1.0/directory/deletedItems/" + id).then().statusCode(204);
  }

  void grantRole(String roleTemplateId, String id) {
    activate(roleTemplateId);
    call()
        .body(Map.of("@odata.id", OBJECTS + id))
        .post("/v1.0/directoryRoles/roleTemplateId=" + roleTemplateId + "/members/$ref")
        .then()
        .statusCode(204);
  }

  void revokeRole(String roleTemplateId, String id) {
    call()
        .delete(
            "/v1.0/directoryRoles/roleTemplateId=" + roleTemplateId + "/members/" + id + "/$ref")
        .then()
        .statusCode(204);
  }

  /** Creates a security group of these users and groups and returns its id. */
  String createGroup(String name, String... members) {
    Map<String, Object> group = new LinkedHashMap<>();
    group.put("displayName", name);
    group.put("mailEnabled", false);
    group.put("mailNickname", name);
    group.put("securityEnabled", true);
    group.put("members@odata.bind", Stream.of(members).map(id -> OBJECTS + id).toList());
    return call().body(group).post("/v1.0/groups").then().statusCode(201).extract().path("id");
  }

  void join(String member, String group) {
    call()
        .body(Map.of("@odata.id", OBJECTS + member))
        .post("/v1.0/groups/" + group + "/members/$ref")
        .then()
        .statusCode(204);
  }

  void leave(String member, String group) {
    call().delete("/v1.0/groups/" + group + "/members/" + member + "/$ref").then().statusCode(204);
  }

  void deleteGroup(String group) {
    call().delete("/v1.0/groups/" + group).then().statusCode(204);
  }

  private void activate(String roleTemplateId) {
    // Refused when the role is active already, which is just as well.
    call().body(Map.of("roleTemplateId", roleTemplateId)).post("/v1.0/directoryRoles");
  }

  Response get(String path) {
    return call().get(path);
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
