package dev.tenantsync.office365.overload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Registry;
import dev.tenantsync.office365.identity.SignIn;
import dev.tenantsync.testing.RawClient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a client that asks for too much is told, and who else notices. */
@QuarkusTest
@TestProfile(OverloadProfile.class)
class QuotaTest {

  /** Of a machine with more to do than this. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String ONE = "/v1.0/organization";

  @Inject Registry registry;
  @Inject AgroalDataSource pool;

  @Test
  void tooManyRequestsAreRefusedInGraphsShapeAndTakenAgainLater() {
    String busy = program();
    String other = program();

    Response refused = firstRefused(() -> Graph.as(busy).get(ONE));

    assertThat(refused.<String>path("error.code")).isEqualTo("TooManyRequests");
    assertThat(refused.<String>path("error.message")).startsWith("Too many requests: ");
    assertThat(refused.<String>path("error.innerError.request-id")).isNotBlank();
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(Graph.as(other).get(ONE).statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> Graph.as(busy).get(ONE).statusCode() == 200);
  }

  @Test
  void whoIsNotKnownIsCountedByAddressAndHarmsNobodyElseThere() {
    String known = program();

    Response refused = firstRefused(() -> Graph.as("nobody's").get(ONE));

    assertThat(refused.<String>path("error.code")).isEqualTo("TooManyRequests");
    assertThat(Graph.as(known).get(ONE).statusCode()).isEqualTo(200);
  }

  @Test
  void probesAndTheTypesAreNotCounted() {
    for (int i = 0; i < 3 * OverloadProfile.BURST; i++) {
      assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
      assertThat(given().get("/v1.0/$metadata").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void requestsInHandAreCountedUntilTheyEndHoweverTheyEnd() throws IOException {
    String busy = program();
    String other = program();
    List<RawClient> inHand = new ArrayList<>();
    try {
      for (int i = 0; i < OverloadProfile.AT_ONCE - 1; i++) {
        inHand.add(unfinished(busy));
      }
      assertThat(batch(busy).<List<Integer>>path("responses.status")).containsOnly(200);

      inHand.add(unfinished(busy));
      Response refused = Graph.as(busy).get(ONE);
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.<String>path("error.message")).contains("at the same time");
      assertThat(Graph.as(other).get(ONE).statusCode()).isEqualTo(200);
    } finally {
      for (RawClient client : inHand) {
        client.close();
      }
    }
    await().atMost(PATIENCE).until(() -> Graph.as(busy).get(ONE).statusCode() == 200);
  }

  @Test
  void clientsThatLeaveBeforeTheyAreCountedLeaveNoPlaceTaken() throws Exception {
    String busy = program();
    try (Connection other = pool.getConnection();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("lock table application_permission in access exclusive mode");
      List<RawClient> heldUp = new ArrayList<>();
      for (int i = 0; i < OverloadProfile.AT_ONCE; i++) {
        heldUp.add(new RawClient().head("GET " + ONE, "Authorization: Bearer " + busy));
      }
      // The service itself may come to read the table, too.
      await().atMost(PATIENCE).until(() -> waiting(statement) >= OverloadProfile.AT_ONCE);
      for (RawClient client : heldUp) {
        client.leave();
        client.close();
      }
      other.rollback();
      await().atMost(PATIENCE).until(() -> waiting(statement) == 0);
    }

    await().atMost(PATIENCE).until(() -> Graph.as(busy).get(ONE).statusCode() == 200);
  }

  private static int waiting(Statement statement) throws SQLException {
    try (ResultSet locks =
        statement.executeQuery("select count(*) from pg_locks where not granted")) {
      locks.next();
      return locks.getInt(1);
    }
  }

  @Test
  void signInsAreCountedByAddressAndRefusedInTheirOwnShape() {
    Registry.Program program = registry.program();
    String known = program();

    Response refused = firstRefused(() -> SignIn.answer(program));

    assertThat(refused.<String>path("error")).isEqualTo("temporarily_unavailable");
    assertThat(refused.<List<Integer>>path("error_codes")).containsExactly(90055);
    assertThat(refused.<String>path("error_description"))
        .startsWith("AADSTS90055: Too many requests: more than 1 per second.");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
    assertThat(Graph.as(known).get(ONE).statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> SignIn.answer(program).statusCode() == 200);
  }

  /** Waits until others' sign-ins have left room for this one. */
  private String program() {
    Registry.Program program = registry.program("Organization.Read.All", "User.ReadWrite.All");
    return await()
        .atMost(PATIENCE)
        .until(() -> SignIn.answer(program), answer -> answer.statusCode() == 200)
        .path("access_token");
  }

  private static Response batch(String token) {
    return Graph.as(token)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "requests", List.of(Map.of("id", "1", "method", "GET", "url", ONE.substring(5)))))
        .post("/v1.0/$batch");
  }

  /** A request whose body does not come, and is waited for: by then it is counted. */
  private static RawClient unfinished(String token) throws IOException {
    RawClient client =
        new RawClient()
            .head(
                "POST /v1.0/users",
                "Authorization: Bearer " + token,
                "Content-Type: application/json",
                "Content-Length: 100",
                "Expect: 100-continue");
    assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
    return client;
  }

  private static Response firstRefused(Supplier<Response> request) {
    for (int i = 0; i < 5 * OverloadProfile.BURST; i++) {
      Response answer = request.get();
      if (answer.statusCode() == 429) {
        return answer;
      }
    }
    throw new AssertionError("nothing was refused");
  }
}
