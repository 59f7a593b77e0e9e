package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.bootstrap.overload.RetryAfter;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Reads Graph's refusals. */
final class Refusal {

  private static final Set<String> START_AFRESH =
      Set.of("syncstatenotfound", "resyncrequired", "syncstateinvalid");

  private Refusal() {}

  /** Whether this is Graph's own error body, and not that of something in between. */
  static boolean stated(ObjectMapper json, byte[] body) {
    return !code(json, body).isEmpty();
  }

  static DirectoryException of(Response response, ObjectMapper json, byte[] body) {
    int status = response.getStatus();
    String code = code(json, body);
    String message = "The directory answered " + status + (code.isEmpty() ? "" : " " + code);
    if (status == 410 || START_AFRESH.contains(code.toLowerCase(Locale.ROOT))) {
      return new FeedExpiredException(message);
    }
    boolean misunderstood = status == 400 && !code.isEmpty();
    return new DirectoryException(
        message,
        misunderstood,
        RetryAfter.parse(response.getHeaderString("Retry-After"), Instant.now()).orElse(null));
  }

  private static String code(ObjectMapper json, byte[] body) {
    try {
      JsonNode tree = json.readTree(body);
      return tree == null ? "" : tree.path("error").path("code").asText();
    } catch (IOException notJson) {
      return "";
    }
  }
}
