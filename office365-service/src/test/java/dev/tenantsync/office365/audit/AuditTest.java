package dev.tenantsync.office365.audit;

import static dev.tenantsync.office365.Graph.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Administrator;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuditTest {

  private static final String LIST = "/v1.0/auditLogs/directoryAudits";
  private static final String READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

  @Inject Rows rows;

  @Test
  void entrySaysWhoDidWhatAndWhenFromWhatToWhat() {
    Instant before = Instant.now().minusSeconds(60);
    String user = Graph.user(Map.of("city", "Ghent"));
    String correlation = UUID.randomUUID().toString();
    given()
        .header("client-request-id", correlation)
        .contentType(ContentType.JSON)
        .body(Map.of("city", "Bruges"))
        .patch("/v1.0/users/" + user);

    Response found = filtered("correlationId eq '" + correlation + "'");
    assertThat(found.<List<?>>path("value")).hasSize(1);
    String entry = "value[0].";
    assertThat(found.<String>path(entry + "activityDisplayName")).isEqualTo("Update user");
    assertThat(found.<String>path(entry + "category")).isEqualTo("UserManagement");
    assertThat(found.<String>path(entry + "operationType")).isEqualTo("Update");
    assertThat(found.<String>path(entry + "correlationId")).isEqualTo(correlation);
    assertThat(found.<String>path(entry + "result")).isEqualTo("success");
    assertThat(found.<String>path(entry + "loggedByService")).isEqualTo("Core Directory");
    assertThat(Instant.parse(found.path(entry + "activityDateTime"))).isAfter(before);
    assertThat(found.<String>path(entry + "initiatedBy.app.appId"))
        .isEqualTo(Administrator.ofThisDirectory().clientId());
    assertThat(found.<String>path(entry + "initiatedBy.app.displayName")).isNotBlank();
    assertThat(found.<Object>path(entry + "initiatedBy.user")).isNull();
    assertThat(found.<List<String>>path(entry + "targetResources.id")).containsExactly(user);
    assertThat(found.<String>path(entry + "targetResources[0].type")).isEqualTo("User");
    assertThat(found.<String>path(entry + "targetResources[0].userPrincipalName"))
        .endsWith("@contoso.onmicrosoft.com");
    assertThat(found.<List<?>>path(entry + "targetResources[0].modifiedProperties"))
        .isEqualTo(
            List.of(
                Map.of("displayName", "city", "oldValue", "\"Ghent\"", "newValue", "\"Bruges\"")));
  }

  @Test
  void entryIsFoundByItsId() {
    String user = Graph.user();
    String id = about(user).path("value[0].id");
    Response one = Graph.get(LIST + "/" + id);
    assertThat(one.<String>path("id")).isEqualTo(id);
    assertThat(one.<String>path("'@odata.context'"))
        .endsWith("/v1.0/$metadata#auditLogs/directoryAudits/$entity");
    assertThat(one.<String>path("targetResources[0].id")).isEqualTo(user);
    String other = id.replaceFirst("_.{36}_", "_" + UUID.randomUUID() + "_");
    assertThat(Graph.get(LIST + "/" + other).statusCode()).isEqualTo(404);
    assertThat(Graph.get(LIST + "/x").statusCode()).isEqualTo(404);
  }

  @Test
  void aUsersLifeIsToldNewestFirst() {
    String user = Graph.user();
    Graph.patch("/v1.0/users/" + user, Map.of("city", "Ghent"));
    Graph.post(
        "/v1.0/directoryRoles/roleTemplateId=" + READER + "/members/$ref",
        Map.of("@odata.id", "http://h/v1.0/users/" + user));
    Graph.remove(user);
    Graph.restore(user);
    Graph.remove(user);
    Graph.delete("/v1.0/directory/deletedItems/" + user);
    assertThat(about(user).<List<String>>path("value.activityDisplayName"))
        .filteredOn(name -> name.endsWith("user"))
        .containsExactly(
            "Hard Delete user",
            "Delete user",
            "Restore user",
            "Delete user",
            "Update user",
            "Add user");
    assertThat(about(user).<List<String>>path("value.activityDisplayName"))
        .contains("Add member to role", "Remove member from role");
    assertThat(
            about(user, "&$orderby=activityDateTime").<String>path("value[0].activityDisplayName"))
        .isEqualTo("Add user");
    assertThat(
            about(user, "&$orderby=activityDateTime%20desc")
                .<String>path("value[0].activityDisplayName"))
        .isEqualTo("Hard Delete user");
  }

  @Test
  void memberStandsBeforeTheRole() {
    String user = Graph.user();
    Response made =
        Graph.post(
            "/v1.0/roleManagement/directory/roleAssignments",
            Map.of("principalId", user, "roleDefinitionId", READER, "directoryScopeId", "/"));
    assertThat(made.statusCode()).isEqualTo(201);
    String role = Graph.get("/v1.0/directoryRoles/roleTemplateId=" + READER).path("id");
    Response found = about(user, "%20and%20category%20eq%20'RoleManagement'");
    assertThat(found.<List<String>>path("value[0].targetResources.id")).containsExactly(user, role);
    assertThat(found.<List<String>>path("value[0].targetResources.type"))
        .containsExactly("User", "Role");
    assertThat(found.<String>path("value[0].targetResources[1].displayName"))
        .isEqualTo("Global Reader");
    assertThat(found.<List<?>>path("value[0].targetResources[0].modifiedProperties.newValue"))
        .isEqualTo(List.of('"' + role + '"'));
  }

  @Test
  void secretsAreNeverTold() {
    String user = Graph.user();
    String secret = "Very-Secret-" + UUID.randomUUID();
    Graph.patch("/v1.0/users/" + user, Map.of("passwordProfile", Map.of("password", secret)));
    Response found = about(user);
    assertThat(found.asString()).doesNotContain(secret).doesNotContain("$2a$");
    assertThat(found.<String>path("value[0].activityDisplayName")).isEqualTo("Reset user password");
    Map<String, ?> change = found.path("value[0].targetResources[0].modifiedProperties[0]");
    assertThat(change.get("displayName")).isEqualTo("passwordProfile");
    assertThat(change.get("oldValue")).isNull();
    assertThat(change.get("newValue")).isNull();
  }

  @Test
  void everyFilterNarrows() {
    String user = Graph.user();
    Graph.patch("/v1.0/users/" + user, Map.of("city", "Ghent"));
    Graph.patch("/v1.0/users/" + user, Map.of("passwordProfile", Map.of("password", "N3w-one!")));
    String app = Administrator.ofThisDirectory().clientId();
    String target = "targetResources/any(t:t/id eq '" + user + "')";
    assertThat(names(target + " and activityDisplayName eq 'Add user'"))
        .containsExactly("Add user");
    assertThat(names(target + " and activityDisplayName eq 'Update user'"))
        .as("a reset password is no update")
        .containsExactly("Update user");
    assertThat(
            names(
                target
                    + " and (activityDisplayName eq 'Add user'"
                    + " or activityDisplayName eq 'Reset user password')"))
        .containsExactly("Reset user password", "Add user");
    assertThat(names(target + " and category eq 'UserManagement'")).hasSize(3);
    assertThat(names(target + " and category eq 'GroupManagement'")).isEmpty();
    assertThat(names(target + " and activityDisplayName eq 'Nonsense'")).isEmpty();
    assertThat(names(target + " and initiatedBy/app/appId eq '" + app + "'")).hasSize(3);
    assertThat(names(target + " and initiatedBy/user/id eq '" + user + "'")).isEmpty();
    String added = about(user).path("value[2].activityDateTime");
    assertThat(names(target + " and activityDateTime le " + added)).containsExactly("Add user");
    assertThat(names(target + " and activityDateTime gt " + added)).hasSize(2);
    assertThat(names(target + " and activityDateTime ge " + added)).hasSize(3);
    assertThat(names(target + " and activityDateTime lt " + added)).isEmpty();
  }

  @Test
  void personIsToldAsAPerson() {
    String user = Graph.user();
    rows.execute(
        "insert into change (resource, resource_id, kind, properties, actor)"
            + (" values ('USER', '" + user + "', 'UPDATED', '{city}', 'user:" + user + "')"));
    Response found = filtered("initiatedBy/user/id eq '" + user + "'");
    assertThat(found.<List<?>>path("value")).hasSize(1);
    assertThat(found.<String>path("value[0].initiatedBy.user.id")).isEqualTo(user);
    assertThat(found.<String>path("value[0].initiatedBy.user.userPrincipalName")).isNotBlank();
    assertThat(found.<Object>path("value[0].initiatedBy.app")).isNull();
  }

  @Test
  void pagesFollowEachOtherThoughTheLogGrows() {
    String user = Graph.user();
    for (int i = 0; i < 6; i++) {
      Graph.patch("/v1.0/users/" + user, Map.of("city", "City " + i));
    }
    List<String> seen = new ArrayList<>();
    List<String> times = new ArrayList<>();
    String next = LIST + "?$top=3&$filter=" + target(user);
    while (next != null) {
      Response page = Graph.get(next);
      assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
      seen.addAll(page.<List<String>>path("value.id"));
      times.addAll(page.<List<String>>path("value.activityDateTime"));
      next = page.path("'@odata.nextLink'");
      Graph.patch("/v1.0/users/" + user, Map.of("city", "Later " + seen.size()));
    }
    assertThat(seen).hasSize(7).doesNotHaveDuplicates();
    assertThat(times.stream().map(Instant::parse).toList())
        .isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void pageTokenOfAnotherFilterIsRefused() {
    String user = Graph.user();
    Graph.patch("/v1.0/users/" + user, Map.of("city", "Ghent"));
    String next = Graph.get(LIST + "?$top=1&$filter=" + target(user)).path("'@odata.nextLink'");
    assertThat(Graph.get(next.replace(user, Graph.user())).statusCode()).isEqualTo(400);
    assertThat(Graph.get(next + "x").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$filter=nonsense eq 'x'                           | 400",
        "$filter=activityDisplayName ne 'x'                | 400",
        "$filter=startswith(activityDisplayName,'x')       | 400",
        "$filter=not (category eq 'x')                     | 400",
        "$filter=activityDateTime ge yesterday             | 400",
        "$filter=activityDateTime ge '2024-01-01'          | 400",
        "$filter=initiatedBy/app/appId eq 'x'              | 400",
        "$filter=targetResources/any(t:t/type eq 'User')   | 400",
        "$filter=targetResources/any()                     | 400",
        "$filter=category eq                               | 400",
        "$orderby=category                                 | 400",
        "$top=1000                                         | 400",
        "$top=0                                            | 400",
        "$select=id                                        | 400",
        "$count=true                                       | 400",
        "$expand=x                                         | 400",
        "$top=999                                          | 200",
      })
  void whatIsNotOfferedIsRefused(String query, int status) {
    Response answer = Graph.get(LIST + "?" + query.replace(" ", "%20"));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
  }

  @Test
  void refusalNamesTheProperty() {
    Response refused = filtered("nonsense eq 'x'");
    assertRefused(
        refused,
        400,
        "Unsupported or invalid query filter clause specified for property 'nonsense' of resource"
            + " 'DirectoryAudit'.");
  }

  private static String target(String id) {
    return "targetResources/any(t:t/id%20eq%20'" + id + "')";
  }

  private static Response about(String id) {
    return about(id, "");
  }

  private static Response about(String id, String more) {
    return Graph.get(LIST + "?$filter=" + target(id) + more);
  }

  private static List<String> names(String filter) {
    return filtered(filter).path("value.activityDisplayName");
  }

  private static Response filtered(String filter) {
    return Graph.get(LIST + "?$filter=" + filter.replace(" ", "%20"));
  }
}
