package dev.tenantsync.office365.permission;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate says, and what it reads and writes while it does. */
@QuarkusTest
class GateTest {

  private static final Set<String> BLOCKER =
      Set.of("User.EnableDisableAccount.All", "User.Read.All");

  @Inject TestTokens tokens;
  @Inject Rows rows;

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "bearer", "Token x"})
  void whatIsNoBearerTokenIsAnEmptyOne(String authorization) {
    Response answer = given().noFilters().header("Authorization", authorization).get("/v1.0/users");
    Graph.assertRefused(answer, 401, "Access token is empty.");
    assertThat(answer.header("WWW-Authenticate"))
        .isEqualTo(
            "Bearer realm=\"\", authorization_uri=\"%s:%d/common/oauth2/authorize\""
                .formatted(RestAssured.baseURI, RestAssured.port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE"})
  void noVerbGoesRoundIt(String verb) {
    assertThat(given().noFilters().request(verb, "/v1.0/users").statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//v1.0/users",
        "/v1.0//users",
        "/v1.0/./users",
        "/admin/../v1.0/users",
        "/x/../v1.0/users",
        "/%76%31.0/users",
        "/v1.0;a=b/users",
        "/v1.0/users/",
        "/v1.0/users()",
        "/V1.0/users",
      })
  void noSpellingGoesRoundIt(String path) {
    assertThat(given().noFilters().urlEncodingEnabled(false).get(path).statusCode()).isIn(401, 404);
  }

  @Test
  void probesAreOpen() {
    assertThat(given().noFilters().get("/q/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenThatWasGivenIsCalledInvalid() {
    Response answer = Graph.as("x.y.z").get("/v1.0/users");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate"))
        .endsWith(", error=\"invalid_token\"")
        .doesNotContain("claims=");
  }

  @Test
  void theSchemeIsReadInAnyCase() {
    String authorization = "bEARER " + tokens.program(Set.of("User.Read.All"));
    assertThat(given().header("Authorization", authorization).get("/v1.0/users").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRefusalEchoesTheClientsRequestId() {
    String id = UUID.randomUUID().toString();
    Response answer =
        given().noFilters().header("client-request-id", id).get("/v1.0/users/somebody");
    assertThat(answer.header("client-request-id")).isEqualTo(id);
    assertThat(answer.<String>path("error.innerError.client-request-id")).isEqualTo(id);
  }

  @Test
  void theChangeLogSaysWhoItWas() {
    String token = tokens.program(Set.of("User.ReadWrite.All"));
    String user = Graph.user();
    Graph.as(token)
        .contentType(ContentType.JSON)
        .body(Map.of("city", "Bern"))
        .patch("/v1.0/users/" + user)
        .then()
        .statusCode(204);
    assertThat(
            rows.query(
                "select actor from change where resource_id = ? order by xact desc, seq desc limit 1",
                UUID.fromString(user)))
        .containsExactly("app:" + Forge.claims(token).get("appid"));
  }

  @Test
  void aBodyThatIsRefusedUnreadDoesNotClogTheConnection() throws IOException {
    String body = "x".repeat(3_000_000);
    String answers =
        raw(
            "POST /v1.0/users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: "
                + body.length()
                + "\r\n\r\n"
                + body
                + "GET /v1.0/users HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answers.split("HTTP/1.1 401 ", -1)).hasSize(3);
  }

  @Test
  void whoMayBlockMayDoNothingElse() {
    String user = Graph.user();
    assertThat(patch(user, BLOCKER, "{\"accountEnabled\": false}")).isEqualTo(204);
    assertThat(Graph.user(user, "accountEnabled").<Boolean>path("accountEnabled")).isFalse();
    assertThat(patch(user, BLOCKER, "{\"accountEnabled\": true, \"city\": \"Bern\"}"))
        .isEqualTo(403);
    assertThat(Graph.user(user, "accountEnabled").<Boolean>path("accountEnabled")).isFalse();
  }

  @Test
  void whatABodySaysOfItselfIsNoProperty() {
    String body = "{\"@odata.type\": \"#microsoft.graph.user\", \"accountEnabled\": false}";
    assertThat(patch(Graph.user(), BLOCKER, body)).isEqualTo(204);
  }

  @Test
  void whoMayResetPasswordsMayDoNothingElse() {
    Set<String> resetter = Set.of("User-PasswordProfile.ReadWrite.All");
    String user = Graph.user();
    String reset = "{\"passwordProfile\": {\"password\": \"An0ther-long-one\"}}";
    assertThat(patch(user, resetter, reset)).isEqualTo(204);
    assertThat(patch(user, resetter, "{\"accountEnabled\": false}")).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "{",
        "[]",
        "null",
        "{}",
        "{\"accountEnabled\": false} {\"city\": \"Bern\"}",
        "{\"accountEnabled\": false, \"accountEnabled\": true}",
        "{\"AccountEnabled\": false}",
        "{\"accountEnabled\": false, \"manager@odata.bind\": \"x\"}",
      })
  void whoMayChangeSomePropertiesNeedsABodyThatNamesThem(String body) {
    assertThat(patch(Graph.user(), BLOCKER, body)).isEqualTo(403);
  }

  private int patch(String user, Set<String> permissions, String body) {
    int before = rows.changes();
    int status =
        Graph.as(tokens.program(permissions))
            .contentType(ContentType.JSON)
            .body(body)
            .patch("/v1.0/users/" + user)
            .statusCode();
    if (status >= 400) {
      assertThat(rows.changes()).isEqualTo(before);
    }
    return status;
  }

  private static String raw(String requests) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      out.write(requests.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
