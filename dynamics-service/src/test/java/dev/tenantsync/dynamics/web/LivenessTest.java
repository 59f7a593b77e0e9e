package dev.tenantsync.dynamics.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import dev.tenantsync.dynamics.stand.Tables;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/** Whether the process lives depends on nothing but itself; whether it is ready has reasons. */
@QuarkusTest
@TestProfile(LivenessTest.FewWorkers.class)
class LivenessTest {

  private static final int WORKERS = 8;

  /** All of them are easily kept waiting. */
  public static class FewWorkers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.thread-pool.max-threads", String.valueOf(WORKERS));
    }
  }

  @TestHTTPResource("/q/health/live")
  URI live;

  @TestHTTPResource(value = "/health/live", management = true)
  URI liveInDetail;

  @TestHTTPResource(value = "/metrics", management = true)
  URI metrics;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL readyInDetail;

  @Inject ExecutorService workers;
  @Inject Tables tables;

  @Test
  void livesAndShowsFiguresWhileAllWorkersWaitForSomethingElse() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch waiting = new CountDownLatch(WORKERS);
    for (int i = 0; i < 2 * WORKERS; i++) {
      workers.execute(
          () -> {
            waiting.countDown();
            awaitUninterrupted(end);
          });
    }
    try {
      waiting.await();
      assertThat(answer(live)).isEqualTo(200);
      assertThat(answer(liveInDetail)).isEqualTo(200);
      assertThat(answer(metrics)).isEqualTo(200);
    } finally {
      end.countDown();
    }
  }

  @Test
  void livenessAsksNothingAndReadinessSaysWhatItAsked() {
    tables.layRoot();
    given().get(liveInDetail).then().body("status", equalTo("UP")).body("checks", empty());
    given()
        .get(readyInDetail)
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'environment' }.data.database", equalTo("answers"))
        .body("checks.find { it.name == 'environment' }.data.cursors", equalTo("laid"))
        .body("checks.find { it.name == 'environment' }.data.rootUnit", equalTo("laid"))
        .body("checks.find { it.name == 'environment' }.data", hasKey("migration"));
  }

  @Test
  void whatIsMissingIsNamed() {
    tables.sql().update("alter table feed_cursor rename to feed_cursor_elsewhere");
    try {
      notReady("the database is not migrated");
    } finally {
      tables.sql().update("alter table feed_cursor_elsewhere rename to feed_cursor");
    }
  }

  private void notReady(String reason) {
    given()
        .get(readyInDetail)
        .then()
        .statusCode(503)
        .body("checks.find { it.name == 'environment' }.data.reason", equalTo(reason));
  }

  /** Answers within a time, or fails. */
  private static int answer(URI address) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
