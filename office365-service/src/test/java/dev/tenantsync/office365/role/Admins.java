package dev.tenantsync.office365.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** Roles and memberships that tests make through the API. */
final class Admins {

  static final String GLOBAL = "62e90394-69f5-4237-9190-012177145e10";

  private Admins() {}

  /** A template of the test's own, for no API makes one. */
  static UUID newTemplate(Templates templates, String name) {
    UUID id = UUID.randomUUID();
    templates.add(id, name, "Made for a test.");
    return id;
  }

  /** The id of the role of a template, activated. */
  static String activate(Object templateId) {
    Response made =
        Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", templateId.toString()));
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made.path("id");
  }

  static Response add(String roleKey, String userId) {
    return link(roleKey, "https://graph.microsoft.com/v1.0/directoryObjects/" + userId);
  }

  static Response link(String roleKey, String address) {
    return Graph.post(
        "/v1.0/directoryRoles/" + roleKey + "/members/$ref", Map.of("@odata.id", address));
  }

  static Response remove(String roleKey, String userId) {
    return Graph.delete("/v1.0/directoryRoles/" + roleKey + "/members/" + userId + "/$ref");
  }

  /** Takes the role of Global Administrator from everybody, behind the API's back. */
  static void dismissAll(Rows rows) {
    rows.execute(
        "delete from role_member where role_id in"
            + (" (select id from directory_role where role_template_id = '" + GLOBAL + "')"));
  }

  /** The id of a new user who is Global Administrator. */
  static String appointed() {
    String user = Graph.user();
    assertThat(add("roleTemplateId=" + GLOBAL, user).statusCode()).isEqualTo(204);
    return user;
  }

  static Response members(String roleKey) {
    return Graph.get("/v1.0/directoryRoles/" + roleKey + "/members");
  }
}
