package dev.tenantsync.office365.subscription;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HandshakeTest {

  private static final String NO_OK =
      "Subscription validation request failed. Notification endpoint must respond with 200 OK to"
          + " validation request.";
  private static final String NOT_EXACT =
      "Subscription validation request failed. Response must exactly match validationToken query"
          + " parameter.";

  private final Listener listener = new Listener();
  private final Listener other = new Listener();

  @Inject Rows rows;

  @AfterEach
  void close() {
    Orders.removeAll();
    listener.close();
    other.close();
  }

  @Test
  void asksBothAddressesWithTheTokenBehindTheirQuery() {
    Orders.made(
        listener.url() + "?code=a%2Bb", "users", Map.of("lifecycleNotificationUrl", other.url()));
    assertThat(listener.handshakes()).hasSize(1);
    assertThat(other.handshakes()).hasSize(1);
    Listener.Request asked = listener.handshakes().get(0);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.uri()).startsWith("/notices?code=a%2Bb&validationToken=Validation%3A%20");
    assertThat(asked.type()).isEqualTo("text/plain; charset=utf-8");
    assertThat(asked.body()).isEmpty();
    assertThat(other.handshakes().get(0).uri()).startsWith("/notices?validationToken=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "TEXT/PLAIN; charset=utf-8"})
  void takesTextInAnyCharset(String type) {
    listener.onHandshake((exchange, token) -> Listener.reply(exchange, 200, type, token));
    Orders.made(listener, "users");
  }

  @Test
  void failsOnAnotherTextThanTheToken() {
    listener.onHandshake(
        (exchange, token) -> Listener.reply(exchange, 200, "text/plain", token + "\n"));
    assertFails(NOT_EXACT);
  }

  @Test
  void failsOnTheTokenAsItWasEncoded() {
    listener.onHandshake(
        (exchange, token) ->
            Listener.reply(
                exchange,
                200,
                "text/plain",
                exchange.getRequestURI().getRawQuery().replace("validationToken=", "")));
    assertFails(NOT_EXACT);
  }

  @Test
  void failsOnAnotherType() {
    listener.onHandshake(
        (exchange, token) -> Listener.reply(exchange, 200, "application/json", token));
    assertFails(
        "Subscription validation request failed. Response must be of content type text/plain.");
  }

  @ParameterizedTest
  @ValueSource(ints = {202, 204, 400, 404, 500})
  void failsOnAnotherStatusThan200(int status) {
    listener.onHandshake(
        (exchange, token) ->
            Listener.reply(exchange, status, "text/plain", status == 204 ? "" : token));
    assertFails(NO_OK);
  }

  @Test
  void followsNoRedirect() {
    listener.onHandshake(
        (exchange, token) -> {
          exchange.getResponseHeaders().set("Location", other.url() + "?validationToken=x");
          Listener.reply(exchange, 307, "text/plain", "");
        });
    assertFails(NO_OK);
    assertThat(other.handshakes()).isEmpty();
  }

  @Test
  void failsOnAnAnswerThatHasNoEnd() {
    listener.onHandshake(
        (exchange, token) -> {
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(200, 0);
          byte[] part = new byte[4_096];
          while (true) {
            exchange.getResponseBody().write(part);
          }
        });
    assertFails(NOT_EXACT);
  }

  @Test
  void doesNotWaitForAnEndpointThatIsSlow() {
    listener.onHandshake((exchange, token) -> listener.hang(exchange));
    assertFails("Subscription validation request timed out.");
  }

  @Test
  void failsWhereNobodyListens() {
    listener.close();
    assertFails(NO_OK);
  }

  @Test
  void failsOnTheLifecycleAddressAlone() {
    other.onHandshake((exchange, token) -> Listener.reply(exchange, 404, "text/plain", ""));
    Response refused =
        Graph.post(
            Orders.PATH,
            Orders.body(listener.url(), "users", Map.of("lifecycleNotificationUrl", other.url())));
    assertRefused(refused, 400, NO_OK);
    assertThat(refused.<List<String>>path("error.details.target"))
        .containsExactly("lifecycleNotificationUrl");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://10.1.2.3/",
        "https://172.16.0.1/",
        "https://192.168.1.1/",
        "https://100.64.0.1/",
        "https://169.254.169.254/latest/meta-data",
        "https://0.0.0.0/",
        "https://224.0.0.1/",
        "https://255.255.255.255/",
        "https://[::]/",
        "https://[fe80::1]/",
        "https://[fd00::1]/",
        "https://[ff02::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::1]/",
        "https://[2001:db8::1]/"
      })
  void isNotTriedAtAddressesThatNobodyOutsideReaches(String url) {
    Response refused = Graph.post(Orders.PATH, Orders.body(url, "users", Map.of()));
    assertRefused(
        refused,
        400,
        "Subscription validation request failed. The notification URL leads to an address that"
            + " this directory does not call.");
    assertThat(refused.<String>path("error.code")).isEqualTo("ValidationError");
  }

  @Test
  void isNotTriedInPlainHttpBeyondThisMachine() {
    assertRefused(
        Graph.post(Orders.PATH, Orders.body("http://8.8.8.8/", "users", Map.of())),
        400,
        "Subscription validation request failed. The notification URL must be https.");
  }

  @Test
  void reachesThisMachineByNameAndMappedAddress() {
    for (String host : List.of("localhost", "[::ffff:127.0.0.1]")) {
      Orders.made("http://" + host + ":" + listener.port() + "/", "users", Map.of());
    }
    assertThat(listener.handshakes()).hasSize(2);
    assertThat(listener.handshakes().get(0).host()).isEqualTo("localhost:" + listener.port());
  }

  private void assertFails(String message) {
    String count = rows.text("select count(*) from subscription");
    Response refused = Graph.post(Orders.PATH, Orders.body(listener.url(), "users", Map.of()));
    assertRefused(refused, 400, message);
    assertThat(refused.<String>path("error.code")).isEqualTo("ValidationError");
    assertThat(refused.<List<String>>path("error.details.target"))
        .containsExactly("notificationUrl");
    assertThat(rows.text("select count(*) from subscription")).isEqualTo(count);
  }
}
