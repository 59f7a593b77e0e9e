package dev.tenantsync.office365.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.description.DescriptionReader;
import dev.tenantsync.office365.permission.Samples.Sample;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the API's description tells of every route what a client has to know. */
@QuarkusTest
class DescribedRoutesTest {

  private static final RouteTable TABLE = DirectoryRoutes.table();

  private static final List<String> OPTIONS =
      List.of("$select", "$filter", "$orderby", "$top", "$count", "$search", "$expand");

  @Test
  void everyRouteOfTheApplicationIsDescribed() {
    OpenAPI document = DescriptionReader.read();
    Set<Operation> met = new HashSet<>();
    for (Route route : Routes.ofTheRunningApplication()) {
      String path = DescriptionReader.path(route.template());
      assertThat(document.getPaths().getPathItem(path)).as("%s as %s", route, path).isNotNull();
      Operation operation = operation(document, route);
      assertThat(operation.getSummary()).as("%s", route).isNotBlank();
      assertThat(operation.getOperationId()).as("%s", route).isNotBlank();
      assertThat(operation.getTags()).as("%s", route).hasSize(1);
      assertThat(operation.getResponses().getAPIResponses().keySet())
          .as("%s", route)
          .contains("default")
          .hasSizeGreaterThan(1);
      assertPermissions(route, operation);
      met.add(operation);
    }
    assertThat(operations(document)).isEqualTo(met.size());
  }

  /** The words themselves, once: the walk above compares the table with itself. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET   | /users/{id}    | Needs the application permission `User.Read.All`,"
            + " or `User.ReadWrite.All`, or `Directory.Read.All`, or `Directory.ReadWrite.All`.",
        "GET   | /me            | Needs a person's token with the scope `User.Read`.",
        "POST  | /$batch        | Needs a token, whatever its permissions.",
        "GET   | /$metadata     | Needs no token.",
        "POST  | /admin/applications/{id}/permissions | Needs the application permission"
            + " `AppRoleAssignment.ReadWrite.All` and `Application.ReadWrite.All`.",
      })
  void permissionsAreToldInWords(HttpMethod method, String path, String words) {
    Map<HttpMethod, Operation> operations =
        DescriptionReader.read().getPaths().getPathItem(path).getOperations();
    assertThat(Objects.requireNonNull(operations.get(method)).getDescription()).endsWith(words);
  }

  @Test
  void answersHaveTheDescribedStatus() {
    OpenAPI document = DescriptionReader.read();
    Samples toRead = new Samples();
    SoftAssertions all = new SoftAssertions();
    for (Route route : TABLE.rules().keySet()) {
      Samples samples = route.method().equals("GET") ? toRead : new Samples();
      Sample sample = samples.of(route);
      RequestSpecification request =
          given().urlEncodingEnabled(false).contentType(ContentType.JSON);
      Response answer =
          (route.method().equals("GET") ? request : request.body(sample.body()))
              .request(sample.method(), sample.path());
      if (answer.statusCode() < 400) {
        all.assertThat(operation(document, route).getResponses().getAPIResponses())
            .as("%s", route)
            .containsKey(String.valueOf(answer.statusCode()));
      }
    }
    all.assertAll();
  }

  @Test
  void theQueryOptionsOfEveryListAreThoseItTakes() {
    OpenAPI document = DescriptionReader.read();
    Samples samples = new Samples();
    SoftAssertions all = new SoftAssertions();
    for (Route route : TABLE.rules().keySet()) {
      if (isRead(route)) {
        String path = samples.of(route).path();
        if (given().urlEncodingEnabled(false).get(path).statusCode() >= 400) {
          continue;
        }
        Set<String> taken =
            OPTIONS.stream()
                .filter(option -> isTaken(path, option))
                .collect(Collectors.toCollection(TreeSet::new));
        all.assertThat(described(operation(document, route))).as("%s", route).isEqualTo(taken);
      }
    }
    all.assertAll();
  }

  private static boolean isRead(Route route) {
    return route.method().equals("GET")
        && route.template().startsWith("/v1.0/")
        && !route.template().startsWith("/v1.0/me")
        && !route.template().matches(".*/(delta|\\$count|\\$ref)");
  }

  /**
   * Whatever else is wrong with its value, the option itself is not refused. A count that cannot be
   * had is ignored, as Graph does.
   */
  private static boolean isTaken(String path, String option) {
    if (option.equals("$count")) {
      return given()
          .urlEncodingEnabled(false)
          .header("ConsistencyLevel", "eventual")
          .get(path + "?$count=true")
          .asString()
          .contains("@odata.count");
    }
    Response answer = given().urlEncodingEnabled(false).get(path + "?" + option + "=1");
    return answer.statusCode() < 400
        || !answer.asString().contains("'" + option + "' is not supported");
  }

  private static Set<String> described(Operation operation) {
    return operation.getParameters().stream()
        .map(Parameter::getName)
        .filter(OPTIONS::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Operation operation(OpenAPI document, Route route) {
    PathItem item = document.getPaths().getPathItem(DescriptionReader.path(route.template()));
    return Objects.requireNonNull(
        item.getOperations().get(HttpMethod.valueOf(route.method())), route.toString());
  }

  private static void assertPermissions(Route route, Operation operation) {
    Rule rule = TABLE.rules().get(route);
    if (rule != null) {
      rule.grants()
          .forEach(
              grant ->
                  grant
                      .permissions()
                      .forEach(
                          permission ->
                              assertThat(operation.getDescription())
                                  .as("%s", route)
                                  .contains("`" + permission + "`")));
      rule.scopes()
          .forEach(scope -> assertThat(operation.getDescription()).contains("`" + scope + "`"));
    }
    if (TABLE.isOpen(route)) {
      assertThat(operation.getSecurity()).as("%s", route).isEmpty();
    } else {
      assertThat(operation.getSecurity()).as("%s", route).isNull();
    }
  }

  private static int operations(OpenAPI document) {
    return document.getPaths().getPathItems().values().stream()
        .mapToInt(item -> item.getOperations().size())
        .sum();
  }
}
