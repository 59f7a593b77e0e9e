package dev.tenantsync.office365.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Batches as tests write them. */
final class Steps {

  private Steps() {}

  static Map<String, Object> get(String id, String url) {
    return step(id, "GET", url);
  }

  static Map<String, Object> step(String id, String method, String url, String... dependsOn) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put("id", id);
    step.put("method", method);
    step.put("url", url);
    if (dependsOn.length > 0) {
      step.put("dependsOn", Arrays.asList(dependsOn));
    }
    return step;
  }

  static Map<String, Object> with(Object body, Map<String, Object> step) {
    step.put("headers", Map.of("Content-Type", "application/json"));
    step.put("body", body);
    return step;
  }

  static Response send(List<?> steps) {
    return Graph.post("/v1.0/$batch", Map.of("requests", steps));
  }

  static JsonPath run(Map<?, ?>... steps) {
    Response answer = send(Arrays.asList(steps));
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }
}
