package dev.tenantsync.office365.bulk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Graph;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Imports as a client makes them. */
final class Imports {

  static final String NDJSON = "application/x-ndjson";
  static final String CSV = "text/csv";

  private static final Set<String> OPEN = Set.of("notStarted", "running");

  private Imports() {}

  static Response post(String type, String query, String body) {
    return post(type, query, body.getBytes(StandardCharsets.UTF_8));
  }

  static Response post(String type, String query, byte[] body) {
    return given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .urlEncodingEnabled(false)
        .header("Content-Type", type)
        .body(body)
        .post("/admin/imports" + query);
  }

  /** The job of an import that was taken in, at its end. */
  static JsonPath run(String type, String query, String body) {
    return ended(started(post(type, query, body)));
  }

  static JsonPath run(String ndjson) {
    return run(NDJSON, "", ndjson);
  }

  /** The id of a job that was taken in. */
  static String started(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    assertThat(answer.header("Location")).endsWith("/admin/imports/" + answer.path("id"));
    return answer.path("id");
  }

  static JsonPath ended(String id) {
    await().atMost(Duration.ofMinutes(1)).until(() -> !OPEN.contains(job(id).getString("status")));
    return job(id);
  }

  static JsonPath job(String id) {
    Response job = Graph.get("/admin/imports/" + id);
    assertThat(job.statusCode()).as(job.asString()).isEqualTo(200);
    return job.jsonPath();
  }

  /** Each failed line as {@code line target: message}. */
  static List<String> failures(JsonPath job) {
    Response page = Graph.get("/admin/imports/" + job.getString("id") + "/failures?$top=999");
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
    List<String> failures = new ArrayList<>();
    for (JsonNode failure : parsed(page.asString()).path("value")) {
      JsonNode error = failure.path("error");
      failures.add(
          "%s %s: %s"
              .formatted(
                  failure.path("line"),
                  error.path("details").path(0).path("target").asText("-"),
                  error.path("message").asText()));
    }
    return failures;
  }

  private static JsonNode parsed(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  static void assertDone(JsonPath job, int total, int failed) {
    assertThat(job.getString("status"))
        .as(job.prettify() + (failed == 0 ? failures(job) : ""))
        .isEqualTo(failed == 0 ? "completed" : "completedWithErrors");
    assertThat(job.getInt("total")).isEqualTo(total);
    assertThat(job.getInt("done")).isEqualTo(total);
    assertThat(job.getInt("failed")).as("%s", failures(job)).isEqualTo(failed);
  }
}
