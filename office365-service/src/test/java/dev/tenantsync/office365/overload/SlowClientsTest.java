package dev.tenantsync.office365.overload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import dev.tenantsync.testing.RawClient;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that would hold what others need for as long as they like. */
@QuarkusTest
@TestProfile(OverloadProfile.class)
class SlowClientsTest {

  /** Of a machine with more to do than this. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final String CHUNK = "1000\r\n" + " ".repeat(0x1000) + "\r\n";

  @Inject AgroalDataSource pool;

  /** Sign-ins are counted, too, and another test may have used them up. */
  @BeforeEach
  void signedIn() {
    await().atMost(PATIENCE).untilAsserted(Administrator::token);
  }

  @ParameterizedTest
  @CsvSource({
    "POST /v1.0/users, application/json",
    "PATCH /v1.0/users/somebody, application/json",
    "POST /admin/imports, application/x-ndjson"
  })
  void aBodyThatDripsIsCutOff(String route, String type) throws IOException {
    try (RawClient client = new RawClient()) {
      client.head(route, bearer(), "Content-Type: " + type, "Content-Length: 1000000").send("{");

      await().atMost(PATIENCE).until(() -> client.isCutOffSending(" "));
    }
  }

  @Test
  void aBodyWithoutEndIsCutOffAtItsLimit() throws IOException {
    try (RawClient client = new RawClient()) {
      client.head(
          "POST /v1.0/users",
          bearer(),
          "Content-Type: application/json",
          "Transfer-Encoding: chunked");
      int sent = 0;
      while (sent < (64 << 20) && !client.isCutOffSending(CHUNK)) {
        sent += 0x1000;
      }

      assertThat(sent).isLessThan(32 << 20);
    }
  }

  @Test
  void answersThatNobodyTakesAreNotHeapedUpAndTheirClientIsCutOff() throws IOException {
    try (RawClient client = new RawClient()) {
      for (int i = 0; i < 2_000; i++) {
        client.head("GET /v1.0/$metadata");
      }

      await().atMost(PATIENCE).until(() -> client.isCutOffSending("\r\n"));
    }
  }

  @Test
  void aConnectionWhoseBodyWasNotReadServesOn() throws IOException {
    try (RawClient client = new RawClient()) {
      client
          .head("POST /v1.0/users", "Content-Type: application/json", "Content-Length: 2")
          .send("{}");
      assertThat(client.line()).startsWith("HTTP/1.1 4");
    }
    assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void onlySoManyConnectionsAreServedAndAClosedOneMakesRoom() throws IOException {
    List<RawClient> crowd = new ArrayList<>();
    try {
      boolean served = true;
      while (served && crowd.size() <= OverloadProfile.CONNECTIONS) {
        RawClient client = new RawClient();
        crowd.add(client);
        served =
            !client.isCutOffSending("GET /q/health/live HTTP/1.1\r\nHost: localhost\r\n\r\n")
                && client.line().startsWith("HTTP/1.1 200");
      }
      assertThat(served).isFalse();
    } finally {
      for (RawClient client : crowd) {
        client.close();
      }
    }
    await()
        .ignoreExceptions()
        .atMost(PATIENCE)
        .until(() -> given().get("/q/health/live").statusCode() == 200);
  }

  @Test
  void whileNoConnectionToTheDatabaseIsFreeTheAnswerIsToComeAgain() throws SQLException {
    assertThat(oneUser().statusCode()).isEqualTo(200);
    List<Connection> all = new ArrayList<>();
    Response refused;
    try {
      while (all.size() < pool.getConfiguration().connectionPoolConfiguration().maxSize()) {
        takenOne(all);
      }
      refused = oneUser();
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(503);
    assertThat(refused.<String>path("error.code")).isEqualTo("ServiceUnavailable");
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(oneUser().statusCode()).isEqualTo(200);
  }

  /** The service itself may have one for a moment. */
  private void takenOne(List<Connection> all) {
    try {
      all.add(pool.getConnection());
    } catch (SQLException busy) {
      assertThat(busy.getSQLState()).isNull();
    }
  }

  private static Response oneUser() {
    return Graph.get("/v1.0/users?$top=1");
  }

  private static String bearer() {
    return "Authorization: Bearer " + Administrator.token();
  }
}
