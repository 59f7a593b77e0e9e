package dev.tenantsync.office365.feed;

import static io.restassured.RestAssured.given;

import dev.tenantsync.office365.Graph;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;

/** What an administrator does to the directory, over HTTP. */
final class Directory {

  static final String GLOBAL_ADMINISTRATOR = "62e90394-69f5-4237-9190-012177145e10";
  static final String DYNAMICS_ADMINISTRATOR = "44367163-eba1-44c3-98af-f5787879f96a";

  private Directory() {}

  /** A new user with a name of its own. */
  static String user() {
    return Graph.user();
  }

  static Response change(String id, Map<String, ?> properties) {
    return ok(json(properties).patch("/v1.0/users/" + id));
  }

  static Response delete(String id) {
    return ok(Graph.delete("/v1.0/users/" + id));
  }

  static Response restore(String id) {
    return ok(Graph.post("/v1.0/directory/deletedItems/" + id + "/restore"));
  }

  static Response purge(String id) {
    return ok(given().delete("/v1.0/directory/deletedItems/" + id));
  }

  static Response license(String id, List<String> add, List<String> remove) {
    Map<String, Object> body =
        Map.of(
            "addLicenses",
            add.stream().map(sku -> Map.of("skuId", sku, "disabledPlans", List.of())).toList(),
            "removeLicenses",
            remove);
    return ok(json(body).post("/v1.0/users/" + id + "/assignLicense"));
  }

  static Response product(Map<String, ?> product) {
    return ok(json(product).post("/admin/skus"));
  }

  /** The id of the role made from a template, activated if need be. */
  static String role(String template) {
    Response found = given().get("/v1.0/directoryRoles/roleTemplateId=" + template);
    return (found.statusCode() == 200
            ? found
            : ok(json(Map.of("roleTemplateId", template)).post("/v1.0/directoryRoles")))
        .jsonPath()
        .getString("id");
  }

  static Response appoint(String role, String user) {
    return ok(
        json(Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + user))
            .post("/v1.0/directoryRoles/" + role + "/members/$ref"));
  }

  static Response dismiss(String role, String user) {
    return ok(given().delete("/v1.0/directoryRoles/" + role + "/members/" + user + "/$ref"));
  }

  private static io.restassured.specification.RequestSpecification json(Object body) {
    return given().urlEncodingEnabled(false).contentType(ContentType.JSON).body(body);
  }

  private static Response ok(Response response) {
    if (response.statusCode() >= 300) {
      throw new AssertionError(response.statusCode() + " " + response.asString());
    }
    return response;
  }
}
