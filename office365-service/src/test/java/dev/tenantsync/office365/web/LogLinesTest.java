package dev.tenantsync.office365.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.bootstrap.log.Correlation;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import dev.tenantsync.office365.subscription.Listener;
import dev.tenantsync.office365.subscription.Orders;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged of a request: by the id that the client gave it, and of nobody's name. */
@QuarkusTest
class LogLinesTest {

  private record Line(String text, Map<String, String> context) {}

  private static final String NAME = "lovelace" + UUID.randomUUID().toString().substring(0, 8);
  private static final Logger LOG = Logger.getLogger("");

  /** With all that caused it, as the console shows it. */
  private static final PatternFormatter WHOLE = new PatternFormatter("%s%e");

  private final List<Line> lines = new CopyOnWriteArrayList<>();
  private final Handler capture =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          ExtLogRecord whole = (ExtLogRecord) line;
          lines.add(new Line(WHOLE.format(whole), whole.getMdcCopy()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @Inject Rows rows;

  @BeforeEach
  void listen() {
    LOG.addHandler(capture);
  }

  @AfterEach
  void stop() {
    LOG.removeHandler(capture);
  }

  @Test
  void refusalsAreLoggedByTheClientsIdAndWithoutNames() {
    String id = UUID.randomUUID().toString();
    String upn = NAME + "@contoso.onmicrosoft.com";
    Map<String, Object> person = Graph.newUser(Map.of("userPrincipalName", upn, "mail", upn));
    assertThat(Graph.post("/v1.0/users", person).statusCode()).isEqualTo(201);
    assertThat(Graph.post("/v1.0/users", person).statusCode()).isEqualTo(400);
    given()
        .header("client-request-id", id)
        .formParam("grant_type", "password")
        .formParam("client_id", "04b07795-8ddb-461a-bbee-02f9e1bf7b46")
        .formParam("username", upn)
        .formParam("password", "wrong")
        .formParam("scope", "https://graph.microsoft.com/.default")
        .post("/common/oauth2/v2.0/token")
        .then()
        .statusCode(400);

    assertThat(lines)
        .filteredOn(line -> line.text().startsWith("sign-in refused: WRONG_PASSWORD"))
        .extracting(line -> line.context().get(Correlation.KEY))
        .containsOnly(id);
    assertNoNames();
  }

  @Test
  void faultOfTheDatabaseIsLoggedWithoutTheRowItIsAbout() {
    rows.execute(
        "alter table directory_user add constraint odd check (display_name not like '%"
            + NAME
            + "%')");
    try {
      Map<String, Object> person = Graph.newUser(Map.of("displayName", "Ada " + NAME));
      assertThat(Graph.post("/v1.0/users", person).statusCode()).isEqualTo(500);
    } finally {
      rows.execute("alter table directory_user drop constraint odd");
    }

    assertThat(lines).anyMatch(line -> line.text().contains("failed"));
    assertNoNames();
  }

  @Test
  void firstFailureOfADeliveryIsLoggedWithoutWhereItWent() {
    try (Listener listener = new Listener()) {
      String user = Graph.user();
      String url = listener.url() + "?code=" + NAME;
      String subscription =
          Orders.made(url, "users/" + user, Map.of("lifecycleNotificationUrl", url));
      listener.onNotices(503);
      assertThat(Graph.patch("/v1.0/users/" + user, Map.of("jobTitle", "Clerk")).statusCode())
          .isEqualTo(204);

      String line = "subscription " + subscription + ": notices failed (status 503)";
      await().untilAsserted(() -> assertThat(lines).anyMatch(one -> one.text().startsWith(line)));
      assertThat(lines).noneMatch(one -> one.text().contains("127.0.0.1:" + listener.port()));
      assertNoNames();
    } finally {
      Orders.removeAll();
    }
  }

  private void assertNoNames() {
    assertThat(lines).isNotEmpty().noneMatch(line -> line.text().contains(NAME));
  }
}
