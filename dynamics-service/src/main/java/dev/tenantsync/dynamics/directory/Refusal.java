package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        message, misunderstood, retryAfter(response.getHeaderString("Retry-After")));
  }

  private static String code(ObjectMapper json, byte[] body) {
    try {
      JsonNode tree = json.readTree(body);
      return tree == null ? "" : tree.path("error").path("code").asText();
    } catch (IOException notJson) {
      return "";
    }
  }

  /** Seconds or an HTTP date; anything else is no wish at all. */
  private static @Nullable Duration retryAfter(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      return header.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(header))
          : Duration.between(
              Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(header, Instant::from));
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      return null;
    }
  }
}
