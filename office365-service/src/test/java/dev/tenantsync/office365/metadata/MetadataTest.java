package dev.tenantsync.office365.metadata;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.user.UserProperties;
import dev.tenantsync.office365.user.UserProperty;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether {@code $metadata} says what is served, in words that a generic client understands. */
@QuarkusTest
class MetadataTest {

  private static final String NAMESPACE = "microsoft.graph";

  @ParameterizedTest
  @ValueSource(strings = {"/v1.0/$metadata", "/v1.0/%24metadata", "/v1.0/$metadata?$format=json"})
  void isOpen(String path) {
    Response answer = given().noFilters().urlEncodingEnabled(false).get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).startsWith("application/xml");
    assertThat(answer.asString()).startsWith("<?xml").contains("Version=\"4.0\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1.0/$metadata/users", "/v1.0/$metadatax", "/v1.0/$metadata;a/users"})
  void opensNothingElse(String path) {
    assertThat(given().noFilters().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(401);
  }

  @Test
  void everyTypeThatIsNamedIsDeclared() {
    assertThat(
            Stream.of(
                    DirectoryModel.types().stream()
                        .flatMap(
                            type ->
                                Stream.concat(
                                    type.properties().stream(), type.relations().stream())),
                    DirectoryModel.sets().stream(),
                    DirectoryModel.singletons().stream(),
                    DirectoryModel.operations().stream()
                        .flatMap(
                            one ->
                                Stream.concat(Stream.of(one.boundTo()), one.parameters().stream())))
                .flatMap(all -> all)
                .filter(property -> !property.isPrimitive())
                .map(Property::type))
        .allMatch(name -> DirectoryModel.type(name).isPresent());
  }

  @Test
  void aGenericClientReadsTypesAndOperations() {
    Edm edm = read();

    for (StructuredType type : DirectoryModel.types()) {
      FullQualifiedName name = new FullQualifiedName(NAMESPACE, type.name());
      List<String> read =
          type.entity()
              ? edm.getEntityType(name).getPropertyNames()
              : edm.getComplexType(name).getPropertyNames();
      assertThat(read)
          .as(type.name())
          .containsAll(DirectoryModel.properties(type).stream().map(Property::name).toList());
    }
    EdmEntityType user = edm.getEntityType(new FullQualifiedName(NAMESPACE, "user"));
    assertThat(user.getKeyPredicateNames()).containsExactly("id");
    assertThat(user.getNavigationPropertyNames()).contains("memberOf", "manager");
    assertThat(user.getProperty("accountEnabled").getType().getName()).isEqualTo("Boolean");
    assertThat(edm.getEntityContainer().getEntitySet("users").getEntityType().getName())
        .isEqualTo("user");
    assertThat(
            edm.getBoundAction(
                    new FullQualifiedName(NAMESPACE, "assignLicense"),
                    new FullQualifiedName(NAMESPACE, "user"),
                    false)
                .getParameterNames())
        .containsExactly("bindingParameter", "addLicenses", "removeLicenses");
    assertThat(
            edm.getBoundFunction(
                new FullQualifiedName(NAMESPACE, "delta"),
                new FullQualifiedName(NAMESPACE, "user"),
                true,
                List.of()))
        .isNotNull();
  }

  @Test
  void usersFit() throws Exception {
    String skuId = product();
    String user = Graph.user(Map.of("usageLocation", "PT", "businessPhones", List.of("1")));
    DeclaredTypes.assertFits(
        Graph.post(
            "/v1.0/users/" + user + "/assignLicense",
            Map.of("addLicenses", List.of(Map.of("skuId", skuId)), "removeLicenses", List.of())),
        "user");
    String stored =
        UserProperties.all().stream().map(UserProperty::name).collect(Collectors.joining(","));
    String all =
        stored + ",assignedLicenses,assignedPlans,provisionedPlans,licenseAssignmentStates";

    DeclaredTypes.assertFits(Graph.user(user, all), "user");
    DeclaredTypes.assertFits(
        Graph.get("/v1.0/users/" + user + "/licenseDetails"), "licenseDetails");
    DeclaredTypes.assertFits(Graph.get("/v1.0/users?$top=5&$select=" + all), "user");
    DeclaredTypes.assertFits(Graph.post("/v1.0/users", Graph.newUser(Map.of())), "user");
    Graph.remove(user);
    DeclaredTypes.assertFits(Graph.get("/v1.0/directory/deletedItems/" + user), "user");
  }

  @ParameterizedTest
  @CsvSource({
    "subscribedSkus, subscribedSku",
    "directoryRoles, directoryRole",
    "directoryRoleTemplates, directoryRoleTemplate",
    "groups, group",
    "organization, organization",
    "domains, domain"
  })
  void otherAnswersFit(String set, String type) throws Exception {
    product();
    Graph.post(
        "/v1.0/groups",
        Map.of(
            "displayName",
            "Types",
            "mailEnabled",
            false,
            "mailNickname",
            "types",
            "securityEnabled",
            true));
    DeclaredTypes.assertFits(Graph.get("/v1.0/" + set), type);
  }

  private static Edm read() {
    ODataClient client = ODataClientFactory.getClient();
    byte[] csdl = Graph.get("/v1.0/$metadata").asByteArray();
    return client.getReader().readMetadata(new ByteArrayInputStream(csdl));
  }

  private static String product() {
    String skuId = UUID.randomUUID().toString();
    Map<String, ?> plan =
        Map.of(
            "servicePlanId", UUID.randomUUID(),
            "servicePlanName", "METADATA",
            "service", "CRM",
            "appliesTo", "User");
    Map<String, ?> product =
        Map.of(
            "skuId",
            skuId,
            "skuPartNumber",
            "SKU_" + skuId.replace("-", ""),
            "servicePlans",
            List.of(plan),
            "units",
            Map.of("enabled", 5));
    assertThat(Graph.post("/admin/skus", product).statusCode()).isEqualTo(201);
    return skuId;
  }
}
