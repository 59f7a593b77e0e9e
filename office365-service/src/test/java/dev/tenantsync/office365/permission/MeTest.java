package dev.tenantsync.office365.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people see of themselves, with a token of their own. */
@QuarkusTest
class MeTest {

  private static final String READER = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

  @Inject TestTokens tokens;

  private String id;
  private String token;

  @BeforeEach
  void signIn() {
    id = Graph.user(Map.of("jobTitle", "Countess", "usageLocation", "PT"));
    token = tokens.person(id, Set.of("User.Read"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?$select=id,jobTitle",
        "/licenseDetails",
        "/licenseDetails?$select=skuId",
        "/memberOf",
        "/memberOf?$select=id",
      })
  void isWhatAnAdministratorSeesOfThem(String path) {
    giveLicenseAndRole();
    Response mine = Graph.as(token).get("/v1.0/me" + path);
    assertThat(mine.statusCode()).as(mine.asString()).isEqualTo(200);
    assertThat(mine.asString()).isEqualTo(Graph.get("/v1.0/users/" + id + path).asString());
  }

  @Test
  void aRoleAndALicenceAreAmongIt() {
    giveLicenseAndRole();
    assertThat(Graph.as(token).get("/v1.0/me").<String>path("jobTitle")).isEqualTo("Countess");
    assertThat(Graph.as(token).get("/v1.0/me/licenseDetails").<List<?>>path("value")).hasSize(1);
    assertThat(Graph.as(token).get("/v1.0/me/memberOf").<List<String>>path("value.roleTemplateId"))
        .containsExactly(READER);
  }

  @Test
  void anUnknownPropertyIsRefused() {
    assertThat(Graph.as(token).get("/v1.0/me?$select=nothing").statusCode()).isEqualTo(400);
  }

  @Test
  void endsWithTheAccount() {
    Graph.patch("/v1.0/users/" + id, Map.of("accountEnabled", false));
    assertThat(Graph.as(token).get("/v1.0/me").statusCode()).isEqualTo(401);
    Graph.patch("/v1.0/users/" + id, Map.of("accountEnabled", true));
    assertThat(Graph.as(token).get("/v1.0/me").statusCode()).isEqualTo(200);
    Graph.remove(id);
    assertThat(Graph.as(token).get("/v1.0/me").statusCode()).isEqualTo(401);
  }

  @Test
  void otherPeopleStayHidden() {
    Response other = Graph.as(token).get("/v1.0/users/" + Graph.user());
    Graph.assertRefused(other, 403, "Insufficient privileges to complete the operation.");
    Response self = Graph.as(token).get("/v1.0/users/" + id);
    Graph.assertRefused(self, 403, "Insufficient privileges to complete the operation.");
  }

  @Test
  void isNobodyToAProgram() {
    Graph.assertRefused(
        Graph.get("/v1.0/me"),
        400,
        "/me request is only valid with delegated authentication flow.");
  }

  private void giveLicenseAndRole() {
    String sku =
        Graph.get("/v1.0/subscribedSkus")
            .path("value.find { it.skuPartNumber == 'DYN365_ENTERPRISE_SALES' }.skuId");
    Response given =
        Graph.post(
            "/v1.0/users/" + id + "/assignLicense",
            Map.of("addLicenses", List.of(Map.of("skuId", sku)), "removeLicenses", List.of()));
    assertThat(given.statusCode()).as(given.asString()).isEqualTo(200);
    Graph.post("/v1.0/directoryRoles", Map.of("roleTemplateId", READER));
    Graph.post(
        "/v1.0/directoryRoles/roleTemplateId=" + READER + "/members/$ref",
        Map.of("@odata.id", "https://graph.microsoft.com/v1.0/directoryObjects/" + id));
  }
}
