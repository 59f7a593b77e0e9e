package dev.tenantsync.office365.role;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryRoleTest {

  @Inject Templates templates;
  @Inject Rows rows;

  @Test
  void templatesShowRolesThatNobodyActivated() {
    UUID template = newTemplate();
    Response list = Graph.get("/v1.0/directoryRoleTemplates");
    assertThat(list.<List<String>>path("value.id")).contains(template.toString(), Admins.GLOBAL);
    Response one = Graph.get("/v1.0/directoryRoleTemplates/" + template);
    assertThat(one.<String>path("id")).isEqualTo(template.toString());
    assertThat(one.<Map<String, ?>>path("")).containsEntry("deletedDateTime", null);
    assertThat(Graph.get("/v1.0/directoryRoleTemplates/" + UUID.randomUUID()).statusCode())
        .isEqualTo(404);
    assertThat(Graph.get("/v1.0/directoryRoles/roleTemplateId=" + template).statusCode())
        .isEqualTo(404);
  }

  @Test
  void globalAdministratorIsActiveFromTheStart() {
    Response role = Graph.get("/v1.0/directoryRoles/roleTemplateId=" + Admins.GLOBAL);
    assertThat(role.<String>path("displayName")).isEqualTo("Global Administrator");
    assertThat(role.<String>path("id")).isNotEqualTo(Admins.GLOBAL);
  }

  @Test
  void activationMakesARoleOfItsOwnId() {
    UUID template = newTemplate();
    Response made =
        Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", template.toString()));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.<String>path("'@odata.context'"))
        .endsWith("/v1.0/$metadata#directoryRoles/$entity");
    assertThat(made.<String>path("roleTemplateId")).isEqualTo(template.toString());
    String id = made.path("id");
    assertThat(id).isNotEqualTo(template.toString());
    assertThat(Graph.get("/v1.0/directoryRoles/" + id).<String>path("id")).isEqualTo(id);
    assertThat(rows.changesOf("DIRECTORY_ROLE", id))
        .containsExactly("CREATED displayName,description,roleTemplateId");
  }

  @Test
  void roleIsFoundByTemplateInBothSpellings() {
    UUID template = newTemplate();
    String id = Admins.activate(template);
    assertThat(Graph.get("/v1.0/directoryRoles/roleTemplateId=" + template).<String>path("id"))
        .isEqualTo(id);
    assertThat(
            Graph.get("/v1.0/directoryRoles(roleTemplateId='" + template + "')").<String>path("id"))
        .isEqualTo(id);
  }

  @Test
  void secondActivationIsRefused() {
    UUID template = newTemplate();
    Admins.activate(template);
    int before = rows.changes();
    assertRefused(
        Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", template.toString())),
        "roleTemplateId",
        "A conflicting object with one or more of the specified property values is present in the"
            + " directory.");
    assertThat(rows.changes()).isEqualTo(before);
  }

  @Test
  void badActivationsAreRefused() {
    String path = "/v1.0/directoryRoles";
    assertRefused(
        Graph.post(path, Map.of()),
        "roleTemplateId",
        "A value is required for property 'roleTemplateId' of resource 'DirectoryRole'.");
    assertRefused(
        Graph.post(path, Map.of("roleTemplateId", "x")),
        "roleTemplateId",
        "Cannot convert a primitive value to the expected type 'Edm.Guid'."
            + " See the inner exception for more details.");
    assertThat(
            Graph.post(path, Map.of("roleTemplateId", UUID.randomUUID().toString())).statusCode())
        .isEqualTo(404);
    Response more =
        Graph.post(path, Map.of("roleTemplateId", newTemplate().toString(), "displayName", "Mine"));
    assertThat(more.<String>path("error.details[0].target")).isEqualTo("displayName");
  }

  @Test
  void rolesAreFilteredByTemplateAndByName() {
    String name = "Filtered_" + UUID.randomUUID();
    UUID template = newTemplate(name);
    String id = Admins.activate(template);
    String list = "/v1.0/directoryRoles?$filter=";
    assertThat(
            Graph.get(list + "roleTemplateId%20eq%20'" + template + "'")
                .<List<String>>path("value.id"))
        .containsExactly(id);
    assertThat(Graph.get(list + "displayName%20eq%20'" + name + "'").<List<String>>path("value.id"))
        .containsExactly(id);
    assertThat(Graph.get(list + "description%20eq%20'x'").statusCode()).isEqualTo(400);
    assertThat(Graph.get(list + "roleTemplateId%20eq%20'x'").statusCode()).isEqualTo(400);
    assertThat(Graph.get(list + "displayName%20eq").statusCode()).isEqualTo(400);
  }

  @Test
  void selectLeavesTheChosenProperties() {
    Response list = Graph.get("/v1.0/directoryRoles?$select=id,displayName");
    assertThat(list.<Map<String, ?>>path("value[0]").keySet())
        .containsExactlyInAnyOrder("id", "displayName");
    assertThat(list.<String>path("'@odata.context'")).endsWith("#directoryRoles(id,displayName)");
  }

  @Test
  void malformedIdIsRefused() {
    assertRefused(
        Graph.get("/v1.0/directoryRoles/nobody"), 400, "Invalid object identifier 'nobody'.");
    assertRefused(
        Graph.get("/v1.0/directoryRoles/roleTemplateId=x"), 400, "Invalid object identifier 'x'.");
  }

  private UUID newTemplate() {
    return newTemplate("Role " + UUID.randomUUID());
  }

  private UUID newTemplate(String name) {
    return QuarkusTransaction.requiringNew().call(() -> Admins.newTemplate(templates, name));
  }
}
