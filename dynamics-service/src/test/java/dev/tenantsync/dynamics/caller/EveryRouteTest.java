package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.stand.AdministratorToken;
import dev.tenantsync.dynamics.stand.IssuerKey;
import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.World;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Walks every route of the running application, as the router itself knows them. */
@QuarkusTest
@TestProfile(RoutesProfile.class)
class EveryRouteTest {

  @Inject World world;
  @Inject Roles roles;

  private final Person ada = person("Ada").licensed();
  private final Person other = person("Other").licensed();
  private UUID caller;
  private UUID someone;
  private UUID harmless;

  @BeforeEach
  void twoPeople() {
    world.clear();
    caller = world.arrives(ada);
    someone = world.arrives(other);
    harmless = roles.made(Depth.GLOBAL, List.of());
  }

  @AfterEach
  void withoutTheirRoles() {
    roles.gone();
  }

  @Test
  void everyRouteHasARule() {
    assertThat(routes()).hasSizeGreaterThan(30).allMatch(route -> Routes.rule(route).isPresent());
  }

  @Test
  void whatAsksForNoTokenIsWhatTheDirectoryCallsAlone() {
    assertThat(Routes.open()).containsExactly(Route.parse("POST /notifications"));
    assertThat(everyRoute()).containsAll(Routes.open());
    assertThat(Routes.all()).doesNotContainAnyElementsOf(Routes.open());
    assertThat(call(Route.parse("GET /notifications"), AdministratorToken.NONE).statusCode())
        .isEqualTo(401);
  }

  @Test
  void everyRuleHasARoute() {
    assertThat(routes()).containsAll(Routes.all());
  }

  @Test
  void badTokensAreRefusedEverywhereAndNothingChanges() {
    world.hasRole(caller, "System Administrator");
    Map<String, String> tokens = new LinkedHashMap<>();
    tokens.put("no token", AdministratorToken.NONE);
    tokens.put("another scheme", "Basic YWRtaW46YWRtaW4=");
    tokens.put("no token at all", "Bearer ");
    tokens.put("garbage", "Bearer x.y.z");
    tokens.put("expired", bearer(token().expired()));
    tokens.put("not yet valid", bearer(token().with("nbf", 4_000_000_000L)));
    tokens.put("without an end", bearer(token().without("exp")));
    tokens.put("another audience", bearer(token().with("aud", "https://graph.microsoft.com")));
    tokens.put("another issuer", bearer(token().with("iss", "https://issuer.test/other/v2.0")));
    tokens.put("another tenant", bearer(token().with("tid", UUID.randomUUID().toString())));
    tokens.put("no tenant", bearer(token().without("tid")));
    tokens.put("a foreign key", bearer(token().signedWith(IssuerKey.made("first"))));
    tokens.put("an unknown key", bearer(token().signedWith(IssuerKey.made("unknown"))));
    tokens.put("tampered", "Bearer " + token().tampered());
    tokens.put("unsigned", "Bearer " + token().unsigned());
    tokens.put("public key as secret", "Bearer " + token().signedWithThePublicKey());
    tokens.put("roles and scp", bearer(token().with("roles", List.of("access_as_application"))));
    tokens.put("neither", bearer(token().without("scp")));
    tokens.put("no object id", bearer(token().without("oid")));
    String before = world.everything();

    assertThat(call(Route.parse("GET /api/data/v9.2/WhoAmI"), bearer(token())).statusCode())
        .isEqualTo(200);
    tokens.forEach(
        (name, token) ->
            walk(
                route -> {
                  Response answer = call(route, token);
                  assertThat(answer.statusCode()).as("%s: %s", name, route).isEqualTo(401);
                  assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer ");
                  assertThat(answer.<String>path("error.code")).isEqualTo("0x8004A100");
                }));

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void callersWithoutARowOrARoleAreRefusedEverywhere() {
    String before = world.everything();

    String stranger = bearer(Token.person(UUID.randomUUID()));
    String program = bearer(Token.program(UUID.randomUUID()));
    walk(
        route -> {
          refused(route, stranger, "0x80072560", "ACCOUNT_UNKNOWN");
          refused(route, program, "0x80072560", "ACCOUNT_UNKNOWN");
          refused(route, bearer(token()), "0x80042f09", "NO_SECURITY_ROLE");
        });

    assertThat(world.everything()).isEqualTo(before);
  }

  @Test
  void everyPrivilegeOfARouteIsNeeded() {
    List<UUID> used = new ArrayList<>();
    walk(
        route ->
            rule(route)
                .needed()
                .forEach(
                    missing -> {
                      Set<Privilege> rest = EnumSet.allOf(Privilege.class);
                      rest.remove(missing);
                      UUID role = roles.made(Depth.GLOBAL, rest);
                      used.add(role);
                      roles.only(caller, role);
                      String before = world.everything();
                      refused(route, bearer(token()), "0x80040220", "PRIVILEGE_MISSING");
                      assertThat(world.everything()).isEqualTo(before);
                    }));
    assertThat(used).hasSizeGreaterThan(30);
  }

  @Test
  void leastPrivilegeIsEnough() {
    walk(
        route -> {
          roles.only(caller, roles.made(Depth.GLOBAL, rule(route).needed()));
          Response answer = call(route, bearer(token()));
          assertThat(answer.statusCode())
              .as("%s: %s", route, answer.asString())
              .isNotIn(401, 403, 500);
        });
  }

  @Test
  void pathsThatLeadNowhereAreNotToldToStrangers() {
    assertThat(
            call(Route.parse("GET /api/data/v9.2/secrets"), AdministratorToken.NONE).statusCode())
        .isEqualTo(401);
    assertThat(call(Route.parse("GET /api/data/v9.2/secrets"), bearer(token())).statusCode())
        .isEqualTo(404);
  }

  @Test
  void probesAreOpen() {
    assertThat(call(Route.parse("GET /q/health/ready"), AdministratorToken.NONE).statusCode())
        .isEqualTo(200);
  }

  private void refused(Route route, String token, String code, String reason) {
    Response answer = call(route, token);
    assertThat(answer.statusCode()).as("%s: %s", route, answer.asString()).isEqualTo(403);
    assertThat(answer.<String>path("error.code")).as("%s", route).isEqualTo(code);
    assertThat(answer.<String>path("error.reason")).as("%s", route).isEqualTo(reason);
  }

  private Token token() {
    return Token.person(ada.objectId());
  }

  private static String bearer(Token token) {
    return "Bearer " + token.signed();
  }

  private static Rule rule(Route route) {
    return Routes.rule(route).orElseThrow();
  }

  private void walk(Consumer<Route> step) {
    routes().forEach(step);
  }

  /**
   * A request that would change something, if it were let in and there were something to change.
   */
  private Response call(Route route, String authorization) {
    String path =
        route
            .template()
            .replace("{role}", harmless.toString())
            .replace("{parameters}", "Target=@p")
            .replaceAll("\\{[^}]*}", someone.toString());
    boolean reference = path.endsWith("$ref");
    String body =
        reference ? "{\"@odata.id\":\"roles(" + harmless + ")\"}" : "{\"nickname\":\"changed\"}";
    return given()
        .urlEncodingEnabled(false)
        .header("Authorization", authorization)
        .contentType(ContentType.JSON)
        .body(body)
        .request(route.method(), path);
  }

  /** Those that ask for a token. */
  private static Set<Route> routes() {
    Set<Route> guarded = everyRoute();
    guarded.removeAll(Routes.open());
    return guarded;
  }

  private static Set<Route> everyRoute() {
    Set<Route> routes = new TreeSet<>(Comparator.comparing(Route::toString));
    RuntimeResourceVisitor.visitRuntimeResources(
        "",
        ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(),
        new RuntimeResourceVisitor() {
          @Override
          public void visitRuntimeResource(String method, String path, RuntimeResource resource) {
            routes.add(Route.of(resource));
          }
        });
    return routes;
  }
}
