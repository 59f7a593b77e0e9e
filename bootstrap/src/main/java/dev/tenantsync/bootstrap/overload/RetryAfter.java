package dev.tenantsync.bootstrap.overload;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, 10.2.3). */
public final class RetryAfter {

  /** So many digits fit into a long; a number with more is no wish that anybody means. */
  private static final int MOST_DIGITS = 12;

  private RetryAfter() {}

  /**
   * How long the other side wants to be left alone, from now; negative for a date that has passed.
   *
   * @param header seconds or an HTTP date; anything else is no wish at all
   */
  public static Optional<Duration> parse(@Nullable String header, Instant now) {
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    String text = header.strip();
    if (text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
      return text.length() > MOST_DIGITS
          ? Optional.empty()
          : Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      return Optional.of(Duration.between(now, then));
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }
}
