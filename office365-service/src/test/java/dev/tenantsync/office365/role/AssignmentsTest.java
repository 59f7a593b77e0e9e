package dev.tenantsync.office365.role;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssignmentsTest {

  private static final String LIST = "/v1.0/roleManagement/directory/roleAssignments";

  @Inject Templates templates;
  @Inject Rows rows;

  private UUID template;

  @BeforeEach
  void haveARoleOfOurOwn() {
    template = newTemplate();
  }

  @Test
  void assignmentMakesAMemberAndActivatesTheRole() {
    String user = Graph.user();
    Response made = assign(user, template);
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    assertThat(made.<String>path("'@odata.context'"))
        .endsWith("/v1.0/$metadata#roleManagement/directory/roleAssignments/$entity");
    String id = made.path("id");
    assertThat(id).isEqualTo(new AssignmentId(template, UUID.fromString(user)).toString());
    assertThat(made.<String>path("principalId")).isEqualTo(user);
    assertThat(made.<String>path("roleDefinitionId")).isEqualTo(template.toString());
    assertThat(made.<String>path("directoryScopeId")).isEqualTo("/");
    assertThat(Admins.members("roleTemplateId=" + template).<List<String>>path("value.id"))
        .containsExactly(user);
    assertThat(Graph.get(LIST + "/" + id).<String>path("principalId")).isEqualTo(user);
  }

  @Test
  void memberOfARoleIsAnAssignment() {
    String user = Graph.user();
    Admins.add("roleTemplateId=" + template, user);
    assertThat(filtered("principalId eq '" + user + "'").<List<String>>path("value.id"))
        .containsExactly(new AssignmentId(template, UUID.fromString(user)).toString());
  }

  @Test
  void removalTakesTheMembership() {
    String user = Graph.user();
    String id = assign(user, template).path("id");
    assertThat(Graph.delete(LIST + "/" + id).statusCode()).isEqualTo(204);
    assertThat(Admins.members("roleTemplateId=" + template).<List<?>>path("value")).isEmpty();
    assertThat(Graph.delete(LIST + "/" + id).statusCode()).isEqualTo(404);
    assertThat(Graph.get(LIST + "/" + id).statusCode()).isEqualTo(404);
    assertThat(Graph.get(LIST + "/nothing").statusCode()).isEqualTo(404);
    assertThat(Graph.delete(LIST + "/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void bothInterfacesLogTheSame() {
    String user = Graph.user();
    String role = Admins.activate(template);
    Admins.add(role, user);
    Admins.remove(role, user);
    String id = assign(user, template).path("id");
    Graph.delete(LIST + "/" + id);
    assertThat(rows.changesOf("DIRECTORY_ROLE", role).stream().skip(1))
        .containsExactly(
            "MEMBER_ADDED " + user,
            "MEMBER_REMOVED " + user,
            "MEMBER_ADDED " + user,
            "MEMBER_REMOVED " + user);
  }

  @Test
  void secondAssignmentIsRefused() {
    String user = Graph.user();
    assign(user, template);
    int before = rows.changes();
    assertRefused(
        assign(user, template),
        "principalId",
        "A conflicting object with one or more of the specified property values is present in the"
            + " directory.");
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void lastGlobalAdministratorKeepsTheAssignment() {
    Admins.dismissAll(rows);
    UUID last = UUID.fromString(Admins.appointed());
    Response refused =
        Graph.delete(LIST + "/" + new AssignmentId(UUID.fromString(Admins.GLOBAL), last));
    Admins.dismissAll(rows);
    assertRefused(
        refused,
        "members",
        "The last enabled Global Administrator cannot be deleted, disabled or removed from the"
            + " role.");
  }

  @Test
  void badAssignmentsAreRefusedByName() {
    String user = Graph.user();
    String definition = template.toString();
    int before = rows.changes();
    assertRefused(Graph.post(LIST), "roleDefinitionId", required("roleDefinitionId"));
    assertRefused(
        posted("principalId", null, user, definition), "principalId", required("principalId"));
    assertRefused(
        posted("directoryScopeId", null, user, definition),
        "directoryScopeId",
        required("directoryScopeId"));
    assertRefused(
        posted("directoryScopeId", "/administrativeUnits/1", user, definition),
        "directoryScopeId",
        "The only directoryScopeId that roles can be assigned in is '/'.");
    assertThat(posted("principalId", "x", user, definition).<String>path("error.message"))
        .startsWith("Cannot convert a primitive value to the expected type 'Edm.Guid'.");
    assertThat(posted("condition", "x", user, definition).statusCode()).isEqualTo(400);
    String nobody = UUID.randomUUID().toString();
    assertThat(posted("principalId", nobody, user, definition).<String>path("error.message"))
        .startsWith("Resource '" + nobody + "' does not exist");
    assertThat(posted("roleDefinitionId", nobody, user, definition).statusCode()).isEqualTo(404);
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void listIsFilteredByPrincipalAndDefinition() {
    String ada = Graph.user();
    String bob = Graph.user();
    UUID other = newTemplate();
    String adas = assign(ada, template).path("id");
    String adasOther = assign(ada, other).path("id");
    String bobs = assign(bob, template).path("id");
    assertThat(ids("principalId eq '" + ada + "'")).containsExactlyInAnyOrder(adas, adasOther);
    assertThat(ids("roleDefinitionId eq '" + template + "'")).containsExactlyInAnyOrder(adas, bobs);
    assertThat(ids("roleDefinitionId eq '" + template + "' and principalId eq '" + ada + "'"))
        .containsExactly(adas);
    assertThat(ids("principalId in ('" + ada + "','" + bob + "') and directoryScopeId eq '/'"))
        .containsExactlyInAnyOrder(adas, adasOther, bobs);
    assertThat(ids("principalId eq '" + ada + "' and directoryScopeId eq '/x'")).isEmpty();
    assertThat(filtered("principalId eq 'x'").statusCode()).isEqualTo(400);
    assertThat(filtered("principalId ne '" + ada + "'").statusCode()).isEqualTo(400);
    assertThat(filtered("name eq 'x'").statusCode()).isEqualTo(400);
    assertThat(Graph.get(LIST + "?$orderby=principalId").statusCode()).isEqualTo(400);
  }

  @Test
  void deletedHoldersAreNotListed() {
    String user = Graph.user();
    String id = assign(user, template).path("id");
    Graph.remove(user);
    assertThat(ids("roleDefinitionId eq '" + template + "'")).isEmpty();
    assertThat(Graph.get(LIST + "/" + id).statusCode()).isEqualTo(404);
    Graph.restore(user);
    assertThat(ids("roleDefinitionId eq '" + template + "'")).containsExactly(id);
  }

  @Test
  void pagesFollowEachOtherAndTheFirstOneCounts() {
    List<String> made =
        Stream.generate(Graph::user)
            .limit(5)
            .map(user -> assign(user, template).<String>path("id"))
            .toList();
    String filter = "roleDefinitionId%20eq%20'" + template + "'";
    List<String> seen = new ArrayList<>();
    List<Object> counts = new ArrayList<>();
    String next = LIST + "?$top=2&$count=true&$filter=" + filter;
    while (next != null) {
      Response page = Graph.eventually(next);
      seen.addAll(page.<List<String>>path("value.id"));
      counts.add(String.valueOf(page.<Object>path("'@odata.count'")));
      next = page.path("'@odata.nextLink'");
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    assertThat(counts).containsExactly("5", "null", "null");
    assertThat(Graph.get(LIST + "?$count=true&$top=1").<Map<String, ?>>path(""))
        .doesNotContainKey("@odata.count");
  }

  @Test
  void principalAndDefinitionCanBeExpanded() {
    String user = Graph.user();
    String id = assign(user, template).path("id");
    Response principal =
        Graph.get(
            LIST
                + "?$expand=principal&$select=id&$filter=roleDefinitionId%20eq%20'"
                + template
                + "'");
    assertThat(principal.<Map<String, ?>>path("value[0]")).containsOnlyKeys("id", "principal");
    assertThat(principal.<String>path("value[0].principal.'@odata.type'"))
        .isEqualTo("#microsoft.graph.user");
    assertThat(principal.<String>path("value[0].principal.id")).isEqualTo(user);
    Response definition = Graph.get(LIST + "/" + id + "?$expand=roleDefinition($select=id)");
    assertThat(definition.<Map<String, ?>>path("roleDefinition"))
        .isEqualTo(Map.of("id", template.toString()));
    assertThat(Graph.get(LIST + "?$expand=directoryScope").statusCode()).isEqualTo(400);
    assertThat(Graph.get(LIST + "?$expand=principal,roleDefinition").statusCode()).isEqualTo(400);
  }

  @Test
  void definitionsAreTheTemplates() {
    String list = "/v1.0/roleManagement/directory/roleDefinitions";
    Response one = Graph.get(list + "/" + template);
    assertThat(one.<Map<String, Object>>path(""))
        .containsEntry("id", template.toString())
        .containsEntry("templateId", template.toString())
        .containsEntry("isBuiltIn", true)
        .containsEntry("isEnabled", true);
    String name = one.path("displayName");
    String filter = "?$filter=displayName%20eq%20'" + name.replace(" ", "%20") + "'&$select=id";
    assertThat(Graph.get(list + filter).<List<?>>path("value"))
        .isEqualTo(List.of(Map.of("id", template.toString())));
    assertThat(Graph.get(list).<List<String>>path("value.id"))
        .contains(template.toString(), Admins.GLOBAL);
    assertThat(Graph.get(list + "?$filter=isBuiltIn%20eq%20false").<List<?>>path("value"))
        .isEmpty();
    assertThat(Graph.get(list + "/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(Graph.get(list + "/x").statusCode()).isEqualTo(400);
    assertThat(Graph.get(list + "?$select=rolePermissions").statusCode()).isEqualTo(400);
  }

  private static String required(String property) {
    return "A value is required for property '"
        + property
        + "' of resource 'UnifiedRoleAssignment'.";
  }

  private static Response assign(String user, UUID template) {
    return posted("@odata.type", "#microsoft.graph.unifiedRoleAssignment", user, template + "");
  }

  /** With one property more, or other, or null. */
  private static Response posted(
      String property, @Nullable Object value, String user, String definition) {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("principalId", user);
    body.put("roleDefinitionId", definition);
    body.put("directoryScopeId", "/");
    body.put(property, value);
    return Graph.post(LIST, body);
  }

  private static List<String> ids(String filter) {
    return filtered(filter).path("value.id");
  }

  private static Response filtered(String filter) {
    return Graph.get(LIST + "?$filter=" + filter.replace(" ", "%20"));
  }

  private UUID newTemplate() {
    return QuarkusTransaction.requiringNew()
        .call(() -> Admins.newTemplate(templates, "Role " + UUID.randomUUID()));
  }
}
