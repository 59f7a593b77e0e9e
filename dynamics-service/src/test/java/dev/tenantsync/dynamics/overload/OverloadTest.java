package dev.tenantsync.dynamics.overload;

import static dev.tenantsync.dynamics.systemuser.Person.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.stand.Token;
import dev.tenantsync.dynamics.systemuser.Person;
import dev.tenantsync.dynamics.systemuser.WebApi;
import dev.tenantsync.dynamics.systemuser.World;
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
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients that ask for too much, or take too long, are told, and who else notices. */
@QuarkusTest
@TestProfile(OverloadProfile.class)
class OverloadTest {

  /** Of a machine with more to do than this. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Inject World world;
  @Inject AgroalDataSource pool;

  private Person busy;
  private Person other;

  @BeforeEach
  void twoPeople() {
    world.clear();
    busy = person("Busy").licensed();
    other = person("Other").licensed();
    world.hasRole(world.arrives(busy), "Salesperson");
    world.hasRole(world.arrives(other), "Basic User");
  }

  @Test
  void tooManyRequestsAreRefusedAsServiceProtectionDoesAndTakenAgainLater() {
    Response refused = firstRefused(() -> whoAmI(token(busy)));

    assertThat(refused.<String>path("error.code")).isEqualTo("0x80072322");
    assertThat(refused.<String>path("error.message"))
        .isEqualTo("Number of requests exceeded the limit of 1 per second.");
    assertThat(refused.header("Retry-After")).isEqualTo("1");
    assertThat(whoAmI(token(other)).statusCode()).isEqualTo(200);
    await().atMost(PATIENCE).until(() -> whoAmI(token(busy)).statusCode() == 200);
  }

  @Test
  void whoIsNotKnownIsCountedByAddressAndHarmsNobodyElseThere() {
    Response refused = firstRefused(() -> whoAmI(expired()));

    assertThat(refused.<String>path("error.code")).isEqualTo("0x80072322");
    assertThat(whoAmI(token(other)).statusCode()).isEqualTo(200);
  }

  /** What a proxy forwards begins with what its client wrote. */
  @Test
  void whoIsNotKnownCannotChooseTheAddressItIsCountedBy() {
    AtomicInteger addresses = new AtomicInteger();
    Response refused =
        firstRefused(
            () ->
                given()
                    .header("X-Forwarded-For", "10.0.0." + addresses.incrementAndGet())
                    .header("Authorization", "Bearer " + expired())
                    .get(WebApi.root() + "WhoAmI()"));

    assertThat(refused.<String>path("error.code")).isEqualTo("0x80072322");
  }

  @Test
  void probesAreNotCounted() {
    for (int i = 0; i < 3 * OverloadProfile.BURST; i++) {
      assertThat(given().get("/q/health/live").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void requestsInHandAreCountedUntilTheyEndHoweverTheyEnd() throws IOException {
    List<RawClient> inHand = new ArrayList<>();
    try {
      for (int i = 0; i < OverloadProfile.AT_ONCE; i++) {
        inHand.add(unfinished());
      }
      WebApi.refused(whoAmI(token(busy)), 429, "0x80072326");
      assertThat(whoAmI(token(other)).statusCode()).isEqualTo(200);
    } finally {
      for (RawClient client : inHand) {
        client.close();
      }
    }
    await().atMost(PATIENCE).until(() -> whoAmI(token(busy)).statusCode() == 200);
  }

  @Test
  void aBodyThatDripsIsCutOff() throws IOException {
    try (RawClient client = unfinished()) {
      client.send("{");

      await().atMost(PATIENCE).until(() -> client.isCutOffSending(" "));
    }
  }

  @Test
  void whileNoConnectionToTheDatabaseIsFreeTheAnswerIsToComeAgain() throws SQLException {
    await().atMost(PATIENCE).until(() -> WebApi.get("WhoAmI()").statusCode() == 200);
    List<Connection> all = new ArrayList<>();
    Response refused;
    try {
      while (all.size() < pool.getConfiguration().connectionPoolConfiguration().maxSize()) {
        takenOne(all);
      }
      refused = WebApi.get("WhoAmI()");
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    WebApi.refused(refused, 503, "0x80044150");
    assertThat(refused.header("Retry-After")).isEqualTo("2");
    assertThat(WebApi.get("WhoAmI()").statusCode()).isEqualTo(200);
  }

  /** The service itself may have one for a moment. */
  private void takenOne(List<Connection> all) {
    try {
      all.add(pool.getConnection());
    } catch (SQLException taken) {
      assertThat(taken.getSQLState()).isNull();
    }
  }

  private static Response whoAmI(String token) {
    return given().header("Authorization", "Bearer " + token).get(WebApi.root() + "WhoAmI()");
  }

  private static String token(Person person) {
    return Token.person(person.objectId()).signed();
  }

  private static String expired() {
    return Token.person(UUID.randomUUID()).expired().signed();
  }

  /** A request whose body does not come, and is waited for: by then it is counted. */
  private RawClient unfinished() throws IOException {
    RawClient client =
        new RawClient()
            .head(
                "POST /api/data/v9.2/accounts",
                "Authorization: Bearer " + token(busy),
                "Content-Type: application/json",
                "Content-Length: 1000",
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
