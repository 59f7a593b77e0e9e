package dev.tenantsync.office365.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.permission.Samples.Sample;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every guarded route with query options that it does not offer. */
@QuarkusTest
class EveryOptionTest {

  private static final RouteTable TABLE = DirectoryRoutes.table();

  /** Options that no route offers, with the option to be named. */
  private static final Map<String, String> OFFERED_NOWHERE =
      Map.of(
          "$skip=1", "$skip",
          "skip=1", "$skip",
          "$apply=aggregate(id)", "$apply",
          "$compute=1 as one", "$compute",
          "$levels=max", "$levels",
          "$foo=1", "$foo",
          "$top=1&$top=1", "$top",
          "$format=atom", "$format",
          "$select=%FF", "$select");

  /** Options of reads. */
  private static final List<String> READS =
      List.of(
          "$select=id",
          "$filter=id eq null",
          "$search=x",
          "$orderby=id",
          "$top=1",
          "$count=true",
          "$expand=manager",
          "$skiptoken=x",
          "$deltatoken=x");

  @Inject DatabaseDigest database;
  @Inject TestTokens tokens;

  private Samples samples;
  private final Map<Route, Sample> requests = new LinkedHashMap<>();

  /** All of them at once: some samples make what they are about. */
  @BeforeEach
  void make() {
    samples = new Samples();
    guarded().forEach(route -> requests.put(route, samples.of(route)));
  }

  @Test
  void whatNoRouteOffersIsRefusedByAll() {
    Map<String, String> before = database.take();
    for (Route route : guarded()) {
      OFFERED_NOWHERE.forEach((query, named) -> assertRefused(route, query, named));
    }
    assertThat(database.take()).isEqualTo(before);
  }

  @Test
  void writesAndAdministrationOfferNoOptions() {
    Map<String, String> before = database.take();
    for (Route route : guarded()) {
      if (!offersAny(route)) {
        READS.forEach(query -> assertRefused(route, query, query.substring(0, query.indexOf('='))));
      }
    }
    assertThat(database.take()).isEqualTo(before);
  }

  @Test
  void parametersOfNobodyAreIgnored() {
    for (Route route : guarded()) {
      if (route.method().equals("GET")) {
        Response plain = send(route, "");
        Response more = send(route, "debug=true&debug=false&api-version=1.6&_=7");
        assertThat(more.statusCode()).as("%s", route).isEqualTo(plain.statusCode());
      }
    }
  }

  private static boolean offersAny(Route route) {
    String path = route.template();
    boolean reads = route.method().equals("GET");
    return (reads && (path.startsWith("/v1.0") || path.endsWith("/failures")))
        || path.endsWith("/getByIds");
  }

  private static List<Route> guarded() {
    return Routes.ofTheRunningApplication().stream()
        .filter(route -> !TABLE.isOpen(route) && !route.equals(UnlistedResource.ROUTE))
        .toList();
  }

  private void assertRefused(Route route, String query, String named) {
    Response answer = send(route, query);
    assertThat(answer.statusCode())
        .as("%s with %s: %s", route, query, answer.asString())
        .isEqualTo(400);
    assertThat(answer.<String>path("error.message")).as("%s with %s", route, query).contains(named);
  }

  private Response send(Route route, String query) {
    Sample sample = Objects.requireNonNull(requests.get(route));
    String more = query.isEmpty() ? "" : (sample.path().contains("?") ? "&" : "?") + query;
    RequestSpecification ready = as(route).urlEncodingEnabled(false).contentType(ContentType.JSON);
    return (sample.method().equals("GET") ? ready : ready.body(sample.body()))
        .request(sample.method(), sample.path() + more.replace(" ", "%20"));
  }

  /** The administrator, or where people go only, one of them. */
  private RequestSpecification as(Route route) {
    Rule rule = TABLE.rules().get(route);
    Set<String> scopes = rule == null || !rule.grants().isEmpty() ? Set.of() : rule.scopes();
    return scopes.isEmpty()
        ? given()
        : given().header("Authorization", "Bearer " + tokens.person(samples.user(), scopes));
  }
}
