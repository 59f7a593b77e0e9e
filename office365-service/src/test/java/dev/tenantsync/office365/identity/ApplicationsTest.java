package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.Graph.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.assertRefused;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.office365.OpenTransaction;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Registry.Program;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs are registered, given what they need, and no more than their owner has. */
@QuarkusTest
class ApplicationsTest {

  private static final String PATH = "/admin/applications";
  private static final String DENIED = "Insufficient privileges to complete the operation.";

  @Inject Registry registry;
  @Inject AccessTokens tokens;
  @Inject SetClock clock;
  @Inject Rows rows;
  @Inject DataSource pool;

  private String admin = "";

  @BeforeEach
  void administrator() {
    admin = tokenOf(registry.program(GraphPermissions.ALL.toArray(String[]::new)));
  }

  @AfterEach
  void clockIsRightAgain() {
    clock.reset();
  }

  @Test
  void registrationRemovedWhileAGrantWaitsIsNotFound() throws Exception {
    String id = registry.program().id().toString();
    try (OpenTransaction other = new OpenTransaction(pool)) {
      other.run("delete from application where id = '" + id + "'");
      CompletableFuture<Response> grant =
          CompletableFuture.supplyAsync(() -> grant(admin, id, "User.Read.All"));
      other.awaitBlocking().commit();
      assertThat(grant.get().statusCode()).isEqualTo(404);
    }
  }

  @Test
  void programIsRegisteredGivenAPermissionAndSignsIn() {
    Response created = call(admin).body(Map.of("displayName", "Reader")).post(PATH);
    assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
    String id = created.path("id");
    String appId = created.path("appId");
    assertThat(created.<List<?>>path("permissions")).isEmpty();
    assertThat(created.<Boolean>path("isFallbackPublicClient")).isFalse();
    grant(admin, id, "User.Read.All").then().statusCode(204);
    Response added = call(admin).post(PATH + "/" + id + "/addPassword");
    assertThat(added.statusCode()).as(added.asString()).isEqualTo(200);
    String secret = added.path("secretText");
    assertThat(secret).hasSize(43).startsWith(added.<String>path("hint"));
    assertThat(added.header("Cache-Control")).isEqualTo("no-store");

    String token = token(post(TokenClient.program(appId, secret)));
    assertThat(tokens.verify(token))
        .isEqualTo(new Caller.Program(UUID.fromString(appId), Set.of("User.Read.All")));

    String shown = call(admin).get(PATH + "/" + id).asString() + call(admin).get(PATH).asString();
    assertThat(shown).contains(added.<String>path("keyId")).doesNotContain(secret, "secretText");
    assertThat(rows.query("select new_values::text from change where resource_id = ?::uuid", id))
        .allSatisfy(values -> assertThat(String.valueOf(values)).doesNotContain(secret));
    assertThat(rows.changesOf("APPLICATION", id))
        .containsExactly(
            "CREATED displayName,appId,isFallbackPublicClient",
            "UPDATED permissions",
            "UPDATED passwordCredentials");

    call(admin).delete(PATH + "/" + id + "/permissions/User.Read.All").then().statusCode(204);
    assertThat(tokens.verify(token))
        .as("a permission taken away counts no more")
        .isEqualTo(new Caller.Program(UUID.fromString(appId), Set.of()));
    call(admin)
        .body(Map.of("keyId", added.<String>path("keyId")))
        .post(PATH + "/" + id + "/removePassword")
        .then()
        .statusCode(204);
    assertRefused(post(TokenClient.program(appId, secret)), 401, "invalid_client", 7000215);
  }

  @Test
  void programIsFoundByItsClientId() {
    Program app = registry.program("User.Read.All");
    for (String key : List.of("(appId='" + app.appId() + "')", "/" + app.id())) {
      assertThat(call(admin).urlEncodingEnabled(false).get(PATH + key).<String>path("id"))
          .isEqualTo(app.id().toString());
    }
    Response nobody =
        call(admin).urlEncodingEnabled(false).get(PATH + "(appId='" + app.id() + "')");
    assertThat(nobody.statusCode()).isEqualTo(404);
  }

  @Test
  void secretsAreGoodForHalfAYearAndTwoYearsAtMost() {
    String id = registry.program().id().toString();
    Response standard = call(admin).post(PATH + "/" + id + "/addPassword");
    Instant end = Instant.parse(standard.path("endDateTime"));
    assertThat(Duration.between(Instant.now(), end).toDays()).isBetween(179L, 180L);
    Instant year = Instant.now().plus(Duration.ofDays(365)).truncatedTo(ChronoUnit.SECONDS);
    assertThat(addPassword(id, year).<String>path("endDateTime")).isEqualTo(year.toString());
    for (Instant wrong :
        List.of(Instant.now().minusSeconds(5), Instant.now().plus(Duration.ofDays(800)))) {
      assertThat(addPassword(id, wrong).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void secretExpires() {
    Program app = registry.program("User.Read.All");
    String secret = call(admin).post(PATH + "/" + app.id() + "/addPassword").path("secretText");
    clock.forward(Duration.ofDays(181));
    assertRefused(
        post(TokenClient.program(app.appId().toString(), secret)), 401, "invalid_client", 7000222);
  }

  @Test
  void disabledProgramIsOutAtOnceAndDeletedOneForGood() {
    Program app = registry.program("User.Read.All");
    String token = tokenOf(app);
    call(admin)
        .body(Map.of("accountEnabled", false))
        .patch(PATH + "/" + app.id())
        .then()
        .statusCode(204);
    assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(InvalidTokenException.class);
    call(admin)
        .body(Map.of("accountEnabled", true, "displayName", "Back"))
        .patch(PATH + "/" + app.id())
        .then()
        .statusCode(204);
    assertThat(tokens.verify(token).actor()).isEqualTo("app:" + app.appId());
    call(admin).delete(PATH + "/" + app.id()).then().statusCode(204);
    assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(InvalidTokenException.class);
    assertRefused(
        post(TokenClient.program(app.appId().toString(), app.secret())),
        400,
        "unauthorized_client",
        700016);
    assertThat(call(admin).get(PATH + "/" + app.id()).statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyGivesMoreThanTheyHave() {
    String clerk =
        tokenOf(
            registry.program(
                "Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "User.Read.All"));
    String app = registry.program().id().toString();
    assertRefused(grant(clerk, app, "User.ReadWrite.All"), 403, DENIED);
    grant(clerk, app, "User.Read.All").then().statusCode(204);
    call(clerk).post(PATH + "/" + app + "/addPassword").then().statusCode(200);
    assertThat(call(admin).get(PATH + "/" + app).<List<String>>path("permissions"))
        .containsExactly("User.Read.All");
  }

  @Test
  void nobodyTakesOverWhatHoldsMore() {
    String clerk =
        tokenOf(
            registry.program(
                "Application.ReadWrite.All", "AppRoleAssignment.ReadWrite.All", "User.Read.All"));
    String app = registry.program("Domain.ReadWrite.All").id().toString();
    assertRefused(call(clerk).post(PATH + "/" + app + "/addPassword"), 403, DENIED);
    assertRefused(
        call(clerk)
            .body(Map.of("keyCredential", Map.of("key", Assertions.newKey().base64())))
            .post(PATH + "/" + app + "/addKey"),
        403,
        DENIED);
    assertRefused(grant(clerk, app, "User.Read.All"), 403, DENIED);
    registry.execute(
        "update application set account_enabled = false where id = ?", UUID.fromString(app));
    assertRefused(
        call(clerk).body(Map.of("accountEnabled", true)).patch(PATH + "/" + app), 403, DENIED);
  }

  @Test
  void grantAndNewSecretAtTheSameTimeAreOneAfterTheOther() throws Exception {
    String clerk = tokenOf(registry.program("Application.ReadWrite.All"));
    try (var pool = new Pool()) {
      for (int round = 0; round < 10; round++) {
        String app = registry.program().id().toString();
        Future<Integer> granted =
            pool.submit(() -> grant(admin, app, "User.ReadWrite.All").statusCode());
        Future<Integer> added =
            pool.submit(() -> call(clerk).post(PATH + "/" + app + "/addPassword").statusCode());
        assertThat(granted.get()).isEqualTo(204);
        assertThat(added.get()).isIn(200, 403);
        List<String> order = rows.changesOf("APPLICATION", app);
        assertThat(order)
            .as("a secret added by the clerk came before the permission")
            .isEqualTo(
                added.get() == 200
                    ? List.of("UPDATED passwordCredentials", "UPDATED permissions")
                    : List.of("UPDATED permissions"));
      }
    }
  }

  @Test
  void wrongBodiesAreRefusedInGraphsShape() {
    String app = registry.program().id().toString();
    assertRefused(
        call(admin).body(Map.of()).post(PATH),
        "displayName",
        "A value is required for property 'displayName'.");
    assertRefused(
        grant(admin, app, "User.Everything"),
        "permission",
        "There is no application permission of this name.");
    assertThat(
            call(admin)
                .body(Map.of("keyCredential", Map.of("key", "bm8=")))
                .post(PATH + "/" + app + "/addKey")
                .<List<String>>path("error.details.target"))
        .containsExactly("key");
    assertThat(call(admin).body(Map.of("colour", "red")).post(PATH).statusCode()).isEqualTo(400);
    assertThat(call(admin).get(PATH + "/nobody").statusCode()).isEqualTo(404);
    assertThat(grant(admin, UUID.randomUUID().toString(), "User.Read.All").statusCode())
        .isEqualTo(404);
  }

  private Response addPassword(String id, Instant end) {
    return call(admin)
        .body(Map.of("passwordCredential", Map.of("endDateTime", end.toString())))
        .post(PATH + "/" + id + "/addPassword");
  }

  private static Response grant(String token, String id, String permission) {
    return call(token)
        .body(Map.of("permission", permission))
        .post(PATH + "/" + id + "/permissions");
  }

  private static RequestSpecification call(String token) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }

  private static String tokenOf(Program app) {
    return token(post(TokenClient.program(app.appId().toString(), app.secret())));
  }

  /** Two threads that end with the test. */
  private static final class Pool implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<Future<?>> running = new ArrayList<>();

    <T> Future<T> submit(Callable<T> task) {
      Future<T> future = threads.submit(task);
      running.add(future);
      return future;
    }

    @Override
    public void close() {
      running.forEach(task -> task.cancel(true));
      threads.shutdownNow();
    }
  }
}
