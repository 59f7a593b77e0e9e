package dev.tenantsync.office365.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import dev.tenantsync.office365.identity.GraphPermissions;
import dev.tenantsync.office365.permission.Samples.Sample;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walks every route that the running application has, with everything that must not open it. */
@QuarkusTest
class EveryRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RouteTable TABLE = DirectoryRoutes.table();

  private static final Set<String> ALL = Set.copyOf(GraphPermissions.ALL);

  @Inject TestTokens tokens;
  @Inject DatabaseDigest database;

  @AfterEach
  void letWhatWasStartedEnd() {
    database.settle();
  }

  @Test
  void theTableNamesTheRoutesOfTheApplicationAndNoOthers() {
    Set<Route> found = new HashSet<>(Routes.ofTheRunningApplication());
    assertThat(found.remove(UnlistedResource.ROUTE)).isTrue();
    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(TABLE.open(), TABLE.known(), TABLE.rules().keySet())
                .flatMap(Set::stream)
                .toList());
  }

  @Test
  void aRouteThatTheTableForgotIsClosedToTheAdministrator() {
    assertDenied(
        Graph.get("/v1.0/unlisted"), new Samples().of(UnlistedResource.ROUTE), "everything");
  }

  @Test
  void noRouteOpensToATokenThatProvesNothing() {
    Map<String, String> bad = tokens.thatProveNothing();
    Samples samples = new Samples();
    List<Sample> requests = guarded().stream().map(samples::of).toList();
    Map<String, String> before = database.take();
    for (Sample request : requests) {
      assertUnauthenticated(send(request, given().noFilters()), request, "without a token");
      bad.forEach(
          (name, token) -> assertUnauthenticated(send(request, with(token)), request, name));
    }
    assertThat(database.take()).isEqualTo(before);
  }

  @Test
  void noRouteOpensToAllOtherPermissionsTogether() {
    Samples samples = new Samples();
    Map<Route, Sample> requests = new LinkedHashMap<>();
    ruled().forEach(route -> requests.put(route, samples.of(route)));
    String person = tokens.person(samples.user(), ALL);
    Map<String, String> before = database.take();
    requests.forEach(
        (route, request) -> {
          Set<String> others = new TreeSet<>(ALL);
          grants(route).forEach(grant -> others.removeAll(grant.permissions()));
          Response toProgram = send(request, with(tokens.program(others)));
          if (scopes(route).isEmpty() || !grants(route).isEmpty()) {
            assertDenied(toProgram, request, "other permissions");
          } else {
            assertPeopleOnly(toProgram, request);
          }
          assertDenied(send(request, with(person)), request, "permissions as scopes");
        });
    assertThat(database.take()).isEqualTo(before);
  }

  @Test
  void noRouteButTheirOwnOpensToPeople() {
    Samples samples = new Samples();
    String person = tokens.person(samples.user(), Set.of("User.Read"));
    List<Sample> requests =
        ruled().filter(route -> scopes(route).isEmpty()).map(samples::of).toList();
    Map<String, String> before = database.take();
    for (Sample request : requests) {
      assertDenied(send(request, with(person)), request, "a person");
    }
    assertThat(database.take()).isEqualTo(before);
  }

  @Test
  void everyRouteOpensToEachGrantOfItsRule() {
    Samples toRead = new Samples();
    for (Route route : guarded()) {
      Samples samples = route.method().equals("GET") ? toRead : new Samples();
      for (Grant grant : grants(route)) {
        Sample request = samples.of(route, grant);
        assertLetIn(send(request, with(tokens.program(grant.permissions()))), request, grant);
      }
    }
  }

  @Test
  void everyRouteOpensToPeopleWithItsScope() {
    for (Route route : guarded()) {
      for (String scope : scopes(route)) {
        Samples samples = new Samples();
        Sample request = samples.of(route);
        String person = tokens.person(samples.user(), Set.of(scope));
        assertLetIn(send(request, with(person)), request, scope);
      }
    }
  }

  @Test
  void aRouteForTheKnownOpensToWhoeverTheyAre() {
    Samples samples = new Samples();
    String program = tokens.program(Set.of());
    String person = tokens.person(samples.user(), Set.of("User.Read"));
    for (Route route : TABLE.known()) {
      Sample request = samples.of(route);
      assertLetIn(send(request, with(program)), request, "no permission");
      assertLetIn(send(request, with(person)), request, "a person");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    /v1.0,                  404",
    "GET,    /v1.0/,                 404",
    "GET,    /v1.0/nothing,          404",
    "GET,    /v1.0/users/a/b/c,      404",
    "PUT,    /v1.0/users,            405",
    "DELETE, /v1.0/organization,     405",
    "GET,    /admin,                 404",
    "GET,    /admin/nothing,         404",
    "PUT,    /admin/skus,            405",
  })
  void whereARouteIsMissingIsSaidToThoseWhoAreKnownOnly(String method, String path, int status) {
    Sample request = new Sample(method, path, "{}");
    assertUnauthenticated(send(request, given().noFilters()), request, "without a token");
    assertUnauthenticated(send(request, with("x.y.z")), request, "with nonsense");
    assertThat(send(request, with(Administrator.token())).statusCode()).isEqualTo(status);
  }

  private static Collection<Route> guarded() {
    return Routes.ofTheRunningApplication().stream().filter(route -> !TABLE.isOpen(route)).toList();
  }

  /** The routes that ask more of a caller than a good token. */
  private static Stream<Route> ruled() {
    return guarded().stream().filter(route -> !TABLE.known().contains(route));
  }

  private static List<Grant> grants(Route route) {
    Rule rule = TABLE.rules().get(route);
    return rule == null ? List.of() : rule.grants();
  }

  private static Set<String> scopes(Route route) {
    Rule rule = TABLE.rules().get(route);
    return rule == null ? Set.of() : rule.scopes();
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static Response send(Sample sample, RequestSpecification request) {
    RequestSpecification ready = request.urlEncodingEnabled(false).contentType(ContentType.JSON);
    if (sample.path().equals("/admin/imports")) {
      ready.contentType("application/x-ndjson");
    }
    return (sample.method().equals("GET")
            ? ready
            : ready.body(sample.body().getBytes(StandardCharsets.UTF_8)))
        .request(sample.method(), sample.path());
  }

  private static void assertUnauthenticated(Response answer, Sample request, String why) {
    assertRefused(answer, 401, "InvalidAuthenticationToken", request, why);
    assertThat(answer.header("WWW-Authenticate")).as("%s", request).startsWith("Bearer realm=\"\"");
  }

  private static void assertDenied(Response answer, Sample request, String why) {
    assertRefused(answer, 403, "Authorization_RequestDenied", request, why);
    assertThat(error(answer).path("message").textValue())
        .isEqualTo("Insufficient privileges to complete the operation.");
  }

  private static void assertPeopleOnly(Response answer, Sample request) {
    assertRefused(answer, 400, "Request_BadRequest", request, "a program");
    assertThat(error(answer).path("message").textValue())
        .isEqualTo("/me request is only valid with delegated authentication flow.");
  }

  private static void assertRefused(
      Response answer, int status, String code, Sample request, String why) {
    assertThat(answer.statusCode())
        .as("%s, %s: %s", request, why, answer.asString())
        .isEqualTo(status);
    JsonNode error = error(answer);
    assertThat(error.path("code").textValue()).as("%s, %s", request, why).isEqualTo(code);
    assertThat(answer.header("request-id"))
        .as("%s, %s", request, why)
        .isEqualTo(error.path("innerError").path("request-id").textValue());
  }

  /** Read with Jackson: RestAssured's paths take longer than the requests. */
  private static JsonNode error(Response answer) {
    try {
      return JSON.readTree(answer.asString()).path("error");
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.asString(), e);
    }
  }

  private static void assertLetIn(Response answer, Sample request, Object with) {
    assertThat(answer.statusCode())
        .as("%s with %s: %s", request, with, answer.asString())
        .isNotIn(401, 403)
        .isLessThan(500);
  }
}
