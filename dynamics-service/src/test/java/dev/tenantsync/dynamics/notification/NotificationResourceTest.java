package dev.tenantsync.dynamics.notification;

import static dev.tenantsync.dynamics.stand.AdministratorToken.NONE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tenantsync.dynamics.mirror.Feed;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the directory calls, in a process that does not pull. */
@QuarkusTest
@TestProfile(ReplicaProfile.class)
class NotificationResourceTest {

  @Inject ClientState secret;
  @Inject Subscriptions subscriptions;

  @TestHTTPResource("/notifications")
  URI address;

  @Test
  void validationTokenComesBackAsPlainText() {
    Response answer =
        given()
            .header("Authorization", NONE)
            .contentType("text/plain; charset=utf-8")
            .queryParam("validationToken", "Validation: <b>1</b> & ü")
            .post("/notifications");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.contentType()).startsWithIgnoringCase("text/plain");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.asString()).isEqualTo("Validation: <b>1</b> & ü");
  }

  @Test
  void genuineNoticeRaisesTheNumberThatWhoeverPullsLooksAt() {
    long before = wakes(Feed.USERS);

    assertThat(post(notice(secret.text(), "Users/1")).statusCode()).isEqualTo(202);

    await().until(() -> wakes(Feed.USERS) > before);
  }

  @Test
  void noticeOfNothingKnownIsAboutEveryFeed() {
    long before = wakes(Feed.GROUPS);

    assertThat(post(notice(secret.text(), "teams/1")).statusCode()).isEqualTo(202);

    await().until(() -> wakes(Feed.GROUPS) > before);
  }

  @Test
  void noticeWithAnotherSecretIsTakenLikeAnyOtherAndWakesNobody() {
    long before = wakes(Feed.ROLES);

    assertThat(post(notice("guessed", "directoryRoles/1")).statusCode()).isEqualTo(202);
    assertThat(post("{\"value\":[{\"resource\":\"directoryRoles/1\"}]}").statusCode())
        .isEqualTo(202);
    assertThat(post("{\"value\":[null]}").asString()).isEmpty();

    // Written in order: had one of those been passed on, it would be there by now.
    long users = wakes(Feed.USERS);
    post(notice(secret.text(), "users/1"));
    await().until(() -> wakes(Feed.USERS) > users);
    assertThat(wakes(Feed.ROLES)).isEqualTo(before);
  }

  @Test
  void whatIsNoCollectionOfNoticesIsRefusedAndNothingIsTold() {
    for (String body : new String[] {"", "[]", "{", "\"no\"", "{\"value\":7}"}) {
      Response answer = post(body);
      assertThat(answer.statusCode()).as(body).isEqualTo(400);
      assertThat(answer.<String>path("error.code")).isEqualTo("0x80048d19");
      assertThat(answer.asString()).doesNotContain("jackson", "Exception");
    }
  }

  @Test
  void largeBodiesAndThoseOfUnknownLengthAreNotRead() throws IOException, InterruptedException {
    assertThat(post("x".repeat(256 * 1024 + 1)).statusCode()).isEqualTo(413);

    HttpRequest chunked =
        HttpRequest.newBuilder(address)
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[10])))
            .build();
    assertThat(HttpClient.newHttpClient().send(chunked, BodyHandlers.discarding()).statusCode())
        .isEqualTo(411);
  }

  private static String notice(String state, String resource) {
    return "{\"value\":[{\"clientState\":\"%s\",\"resource\":\"%s\",\"other\":{}}]}"
        .formatted(state, resource);
  }

  private static Response post(String body) {
    return given()
        .header("Authorization", NONE)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/notifications");
  }

  private long wakes(Feed feed) {
    Map<Feed, Long> wakes = subscriptions.wakes();
    return wakes.getOrDefault(feed, 0L);
  }
}
