package dev.tenantsync.office365.description;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import dev.tenantsync.office365.metadata.DirectoryModel;
import dev.tenantsync.office365.metadata.Property;
import dev.tenantsync.office365.metadata.StructuredType;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.OAuthFlow;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DescriptionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everythingThatIsReferredToIsThere() throws Exception {
    String text = DescriptionReader.text().asString();
    JsonNode document = JSON.readTree(text);
    assertThat(document.path("openapi").textValue()).startsWith("3.");
    Matcher references = Pattern.compile("\"#(/[^\"]+)\"").matcher(text);
    int found = 0;
    while (references.find()) {
      found++;
      assertThat(document.at(references.group(1)).isMissingNode()).as(references.group()).isFalse();
    }
    assertThat(found).isGreaterThan(50);
  }

  @Test
  void operationsHaveIdsOfTheirOwnAndDeclareTheirParameters() {
    List<String> ids = new ArrayList<>();
    DescriptionReader.read()
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .values()
                    .forEach(
                        operation -> {
                          ids.add(operation.getOperationId());
                          assertThat(declared(operation)).as(path).containsAll(inPath(path));
                        }));
    assertThat(ids).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users/{id}",
        "/users/$count",
        "/users/delta",
        "/users/{id}/assignLicense",
        "/users/{id}/memberOf/microsoft.graph.directoryRole",
        "/directory/deletedItems/microsoft.graph.user",
        "/directoryRoles/{id}/members/{memberId}/$ref",
        "/$batch",
        "/admin/skus/{skuId}",
        "/{tenant}/oauth2/v2.0/token",
      })
  void pathsAreThoseThatClientsWrite(String path) {
    OpenAPI document = DescriptionReader.read();
    assertThat(document.getPaths().getPathItems()).containsKey(path);
    assertThat(document.getServers().get(0).getUrl()).isEqualTo("/v1.0");
    boolean graph = !path.startsWith("/admin") && !path.startsWith("/{tenant}");
    if (!graph) {
      assertThat(document.getPaths().getPathItem(path).getServers().get(0).getUrl()).isEqualTo("/");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET    | /v1.0/users                                     | List users",
        "POST   | /v1.0/users                                     | Create a user",
        "PATCH  | /v1.0/users/{key}                               | Change a user",
        "GET    | /v1.0/users/$count                              | Count users",
        "GET    | /v1.0/users/{key}/licenseDetails                | List the licenseDetails of a user",
        "GET    | /v1.0/users/{key}/manager                       | Read the manager of a user",
        "GET    | /v1.0/directory/deletedItems/{id}               | Read a directoryObject",
        "POST   | /v1.0/directory/deletedItems/{id}/restore"
            + "                                        | Bring a directoryObject back from deleted items",
        "POST   | /v1.0/groups/{id}/members/$ref                  | Add one to the members of a group",
        "DELETE | /v1.0/groups/{id}/members/{m}/$ref              | Remove one from the members of a group",
        "GET    | /v1.0/groups/{id}/members/user"
            + "                                                   | List the members of a group of type user",
        "GET    | /v1.0/roleManagement/directory/roleAssignments"
            + "                                                   | List roleAssignments",
        "GET    | /v1.0/me                                        | Read the signed-in person",
        "GET    | /v1.0/me/memberOf                               | List the memberOf of the signed-in person",
        "POST   | /admin/applications                             | Add to applications",
        "POST   | /admin/applications/{id}/addPassword"
            + "                                               | Call addPassword on one of applications",
        "GET    | /admin/skus/{skuId}                             | Read one of skus",
      })
  void summariesSayWhatIsDone(String method, String template, String summary) {
    assertThat(Summaries.of(method, template)).isEqualTo(summary);
  }

  @Test
  void aProgramSignsInAsTheDescriptionSays() {
    SecurityScheme scheme =
        Objects.requireNonNull(
            DescriptionReader.read()
                .getComponents()
                .getSecuritySchemes()
                .get(DirectoryDescription.SIGN_IN));
    OAuthFlow flow = scheme.getFlows().getClientCredentials();
    Administrator administrator = Administrator.ofThisDirectory();

    Response answer =
        given()
            .noFilters()
            .auth()
            .preemptive()
            .basic(administrator.clientId(), administrator.clientSecret())
            .formParam("grant_type", "client_credentials")
            .formParam("scope", String.join(" ", flow.getScopes().keySet()))
            .post(flow.getTokenUrl());

    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    assertThat(Graph.as(answer.path("access_token")).get("/v1.0/users?$top=1").statusCode())
        .isEqualTo(200);
  }

  @Test
  void saysNothingAboutTheTenant() {
    String text = DescriptionReader.text().asString();
    Administrator administrator = Administrator.ofThisDirectory();
    assertThat(text)
        .doesNotContain(administrator.tenant())
        .doesNotContain(administrator.clientId())
        .doesNotContain(administrator.clientSecret());
  }

  @Test
  void examplesOfObjectsHaveDeclaredPropertiesOnly() {
    List<String> examples = new ArrayList<>();
    for (StructuredType type : DirectoryModel.types()) {
      Examples.named(type.name())
          .ifPresent(
              example -> {
                examples.add(type.name());
                assertThat(DirectoryModel.properties(type).stream().map(Property::name).toList())
                    .containsAll(
                        ((Map<?, ?>) example).keySet().stream().map(String::valueOf).toList());
              });
    }
    assertThat(examples).contains("user", "group", "directoryRole", "subscribedSku");
  }

  @Test
  void theExampleOfANewUserWorks() throws Exception {
    Map<String, Object> body = new HashMap<>();
    ((Map<?, ?>) Examples.named("postUsers").orElseThrow())
        .forEach((name, value) -> body.put(name.toString(), value));
    body.put("userPrincipalName", "x" + UUID.randomUUID() + "@contoso.onmicrosoft.com");
    Response created = Graph.post("/v1.0/users", body);
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    Response changed =
        Graph.patch(
            "/v1.0/users/" + created.path("id"), Examples.named("patchUsersById").orElseThrow());
    assertThat(changed.statusCode()).as(changed.asString()).isEqualTo(204);
  }

  @Test
  void thePageToTryItAnswers() {
    Response page = given().noFilters().get("/q/swagger-ui/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.asString()).contains("/q/openapi").contains("swagger-ui-bundle.js");
    assertThat(given().noFilters().get("/q/swagger-ui/swagger-ui-bundle.js").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/openapi", "/q/openapi?format=json", "/q/openapi.json"})
  void theDocumentIsThereInBothNotations(String path) {
    Response answer = given().noFilters().accept(ContentType.ANY).get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.asString()).contains("openapi").contains("/users/{id}");
  }

  private static List<String> declared(Operation operation) {
    return operation.getParameters() == null
        ? List.of()
        : operation.getParameters().stream().map(parameter -> parameter.getName()).toList();
  }

  private static List<String> inPath(String path) {
    Matcher names = Pattern.compile("\\{(\\w+)}").matcher(path);
    List<String> found = new ArrayList<>();
    while (names.find()) {
      found.add(names.group(1));
    }
    return found;
  }
}
