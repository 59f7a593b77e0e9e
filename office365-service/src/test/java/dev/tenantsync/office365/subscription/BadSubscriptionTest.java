package dev.tenantsync.office365.subscription;

import static dev.tenantsync.office365.Graph.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.Rows;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions that are refused for what they say, before anybody is called. */
@QuarkusTest
class BadSubscriptionTest {

  private static final String USER = "6f0a7a52-0d2c-4d0a-9a5e-6c1f0d3a1b11";

  private final Listener listener = new Listener();

  @Inject Rows rows;

  @AfterEach
  void close() {
    listener.close();
  }

  static Stream<Arguments> bodies() {
    return Stream.of(
        bad("changeType", null, "changeType is a required property for subscription creation."),
        bad(
            "notificationUrl",
            null,
            "notificationUrl is a required property for subscription creation."),
        bad("resource", null, "resource is a required property for subscription creation."),
        bad(
            "expirationDateTime",
            null,
            "expirationDateTime is a required property for subscription creation."),
        bad("changeType", "created", "Invalid 'changeType' attribute: 'created'."),
        bad("changeType", "updated,created", "Invalid 'changeType' attribute: 'created'."),
        bad("changeType", "", "Invalid 'changeType' attribute: ''."),
        bad("changeType", "updated,", "Invalid 'changeType' attribute: ''."),
        bad("changeType", "UPDATED", "Invalid 'changeType' attribute: 'UPDATED'."),
        bad(
            "changeType",
            7,
            "Invalid 'changeType' attribute: it is not a text without control characters."),
        bad(
            "changeType",
            List.of("updated"),
            "Invalid 'changeType' attribute: it is not a text without control characters."),
        bad("resource", "", "Invalid 'resource' attribute: ''."),
        bad("resource", "me/messages", "Invalid 'resource' attribute: 'me/messages'."),
        bad(
            "resource",
            "users/" + USER + "/messages",
            "Invalid 'resource' attribute: 'users/" + USER + "/messages'."),
        bad(
            "resource",
            "users/" + USER + "/members",
            "Invalid 'resource' attribute: 'users/" + USER + "/members'."),
        bad("resource", "groups/members", "Invalid 'resource' attribute: 'groups/members'."),
        bad(
            "resource",
            "users/adele@contoso.com",
            "Invalid 'resource' attribute: 'users/adele@contoso.com'."),
        bad(
            "resource",
            "https://graph.microsoft.com/v1.0/users",
            "Invalid 'resource' attribute: 'https://graph.microsoft.com/v1.0/users'."),
        bad("resource", "//users", "Invalid 'resource' attribute: '//users'."),
        bad("resource", "users?$filter=x", "Invalid 'resource' attribute: 'users?$filter=x'."),
        bad(
            "expirationDateTime",
            "tomorrow",
            "Invalid 'expirationDateTime' attribute: 'tomorrow'."),
        bad(
            "expirationDateTime",
            "2030-02-30T00:00:00Z",
            "Invalid 'expirationDateTime' attribute: '2030-02-30T00:00:00Z'."),
        bad(
            "expirationDateTime",
            "2030-01-01T00:00:00.1234567891Z",
            "Invalid 'expirationDateTime' attribute: '2030-01-01T00:00:00.1234567891Z'."),
        bad(
            "expirationDateTime",
            Instant.now().minusSeconds(1).toString(),
            "Subscription expiration must be in the future."),
        bad(
            "expirationDateTime",
            Orders.in(Duration.ofMinutes(41_765)),
            "Subscription expiration can only be 41760 minutes in the future."),
        bad(
            "expirationDateTime",
            "+999999999-01-01T00:00:00Z",
            "Subscription expiration can only be 41760 minutes in the future."),
        bad(
            "clientState",
            "x".repeat(129),
            "Invalid 'clientState' attribute: it is longer than 128 characters."),
        bad(
            "clientState",
            "a\u0000b",
            "Invalid 'clientState' attribute: it is not a text without control characters."),
        bad(
            "clientState",
            "\ud800",
            "Invalid 'clientState' attribute: it is not a text without control characters."),
        bad(
            "includeResourceData",
            true,
            "Invalid 'includeResourceData' attribute: it must be false: notices do not carry data."),
        bad(
            "includeResourceData",
            "no",
            "Invalid 'includeResourceData' attribute: it must be false: notices do not carry data."),
        bad(
            "latestSupportedTlsVersion",
            "v2",
            "Invalid 'latestSupportedTlsVersion' attribute: 'v2'."),
        bad(
            "encryptionCertificate",
            "abc",
            "Invalid 'encryptionCertificate' attribute: it cannot be set."),
        bad(
            "notificationQueryOptions",
            "$select=id",
            "Invalid 'notificationQueryOptions' attribute: it cannot be set."),
        bad("id", USER, "Invalid 'id' attribute: it cannot be set."),
        bad(
            "colour",
            "red",
            "Property 'colour' does not exist on type 'microsoft.graph.subscription'."));
  }

  static Stream<Arguments> addresses() {
    return Stream.of(
        address(
            "not an address",
            "is not an absolute http or https address of at most 2,048 characters"),
        address(
            "/relative", "is not an absolute http or https address of at most 2,048 characters"),
        address(
            "ftp://example.com/",
            "is not an absolute http or https address of at most 2,048 characters"),
        address(
            "https:example.com",
            "is not an absolute http or https address of at most 2,048 characters"),
        address(
            "https://example.com/" + "x".repeat(2_048),
            "is not an absolute http or https address of at most 2,048 characters"),
        address("https://user:word@example.com/", "must not contain a user name or password"),
        address("https://example.com@127.0.0.1/", "must not contain a user name or password"),
        address("https://example.com/#part", "must not contain a fragment"),
        address("https://example.com:25/", "has a port other than 80, 443 and those from 1024 on"),
        address("https://example.com:0/", "has a port other than 80, 443 and those from 1024 on"),
        address(
            "https://example.com:70000/", "has a port other than 80, 443 and those from 1024 on"),
        address("https:///path", "names no host in the usual way"),
        address("http://2130706433/", "names no host in the usual way"),
        address("http://0x7f000001/", "names no host in the usual way"),
        address("http://0177.0.0.1/", "names no host in the usual way"),
        address("http://127.1/", "names no host in the usual way"),
        address("http://127.0.0.01/", "names no host in the usual way"),
        address("http://127.0.0.1./", "names no host in the usual way"),
        address("http://256.0.0.1/", "names no host in the usual way"),
        address("http://[fe80::1%25eth0]/", "names no host in the usual way"));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void isRefusedByNameOfTheProperty(String property, @Nullable Object value, String message) {
    Map<String, Object> body = Orders.body(listener.url(), "users", Map.of());
    body.put(property, value);
    List<String> before = rows.everything();
    Response refused = Graph.post(Orders.PATH, body);
    assertRefused(refused, 400, message);
    assertThat(refused.<List<String>>path("error.details.target")).containsExactly(property);
    assertThat(refused.<String>path("error.code")).isIn("InvalidRequest", "ExtensionError");
    assertThat(listener.handshakes()).isEmpty();
    assertThat(rows.everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void isRefusedForEitherAddress(String url, String clause) {
    for (String property : List.of("notificationUrl", "lifecycleNotificationUrl")) {
      Response refused =
          Graph.post(Orders.PATH, Orders.body(listener.url(), "users", Map.of(property, url)));
      assertRefused(refused, 400, "Invalid '" + property + "' attribute: it " + clause + ".");
      assertThat(refused.<List<String>>path("error.details.target")).containsExactly(property);
    }
    assertThat(listener.handshakes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "{", "{\"resource\":\"users\",\"resource\":\"groups\"}"})
  void isRefusedIfItIsNoObject(String body) {
    assertThat(Graph.post(Orders.PATH, body).statusCode()).isEqualTo(400);
  }

  @Test
  void isNotFoundUnderANameThatIsNoId() {
    assertRefused(Graph.get(Orders.PATH + "/abc"), 400, "Invalid object identifier 'abc'.");
  }

  @Test
  void refusesQueryOptionsThatItDoesNotHonour() {
    assertThat(Graph.get(Orders.PATH + "?$filter=id%20eq%20'a'").statusCode()).isEqualTo(400);
  }

  private static Arguments bad(String property, @Nullable Object value, String message) {
    return Arguments.of(property, value, message);
  }

  private static Arguments address(String url, String clause) {
    return Arguments.of(url, clause);
  }
}
