package dev.tenantsync.office365.identity;

import static dev.tenantsync.office365.identity.TokenClient.person;
import static dev.tenantsync.office365.identity.TokenClient.post;
import static dev.tenantsync.office365.identity.TokenClient.token;
import static dev.tenantsync.office365.identity.TokenClient.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.identity.Registry.Program;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Secrets, passwords and tokens are in no log, no refusal and no change. */
@QuarkusTest
class SecretsStayTest {

  private static final String CANARY = "Canary-7f3a";

  @Inject Registry registry;
  @Inject Rows rows;

  private final Queue<String> logged = new ConcurrentLinkedQueue<>();
  private final Handler listener =
      new Handler() {
        private final PatternFormatter whole = new PatternFormatter("%c %s%e");

        @Override
        public void publish(LogRecord line) {
          logged.add(whole.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void listen() {
    registry.execute("delete from sign_in_failure");
    Logger.getLogger("").addHandler(listener);
  }

  @AfterEach
  void listenNoMore() {
    Logger.getLogger("").removeHandler(listener);
  }

  @Test
  void nothingSecretIsWrittenDown() {
    Program app = registry.program(GraphPermissions.ALL.toArray(String[]::new));
    String clientId = app.appId().toString();
    String token = token(post(TokenClient.program(clientId, app.secret())));
    String made =
        call(token).post("/admin/applications/" + app.id() + "/addPassword").path("secretText");
    String name = "s" + UUID.randomUUID().toString().replace("-", "") + "@contoso.onmicrosoft.com";
    String id =
        Graph.user(
            Map.of("userPrincipalName", name, "passwordProfile", Map.of("password", CANARY)));
    String personal = token(post(person(name, CANARY)));
    Response changed =
        call(personal)
            .body(Map.of("currentPassword", CANARY, "newPassword", CANARY + "-new"))
            .post("/v1.0/me/changePassword");
    assertThat(changed.statusCode()).isEqualTo(204);

    List<Response> refusals =
        List.of(
            post(TokenClient.program(clientId, CANARY)),
            post(with(TokenClient.program(clientId, made), "scope", "x")),
            post(person(name, CANARY)),
            post(person(CANARY + "@typed.into.the.wrong.field", CANARY)),
            post(with(person(name, CANARY), "client_id", clientId)),
            call(personal)
                .body(Map.of("currentPassword", CANARY, "newPassword", CANARY))
                .post("/v1.0/me/changePassword"));
    assertThat(refusals)
        .allSatisfy(
            refusal -> {
              assertThat(refusal.statusCode()).isGreaterThanOrEqualTo(400);
              assertThat(refusal.asString()).doesNotContain(CANARY, made, app.secret());
            });
    assertThat(logged).as("something is logged").anyMatch(line -> line.contains("WRONG_SECRET"));
    assertThat(logged)
        .allSatisfy(
            line ->
                assertThat(line).doesNotContain(CANARY, made, app.secret(), token, personal, name));
    assertThat(
            rows.query(
                "select change::text from change where resource_id in (?::uuid, ?)", id, app.id()))
        .isNotEmpty()
        .allSatisfy(row -> assertThat(row).doesNotContain(CANARY, made, app.secret()));
  }

  private static RequestSpecification call(String token) {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }
}
