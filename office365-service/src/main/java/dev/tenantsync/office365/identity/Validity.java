package dev.tenantsync.office365.identity;

import dev.tenantsync.office365.error.GraphException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How long a secret or key is good: 180 days unless said otherwise, two years at most. */
record Validity(Instant start, Instant end) {

  private static final Duration STANDARD = Duration.ofDays(180);
  private static final Duration LONGEST = Duration.ofDays(2 * 365 + 1);

  /**
   * @param asked an OData {@code endDateTime}; null for the standard
   * @throws GraphException if it is no moment, has passed, or is too far off
   */
  static Validity until(@Nullable String asked, Instant now) {
    Instant start = now.truncatedTo(ChronoUnit.SECONDS);
    Instant end = asked == null ? start.plus(STANDARD) : moment(asked);
    if (!end.isAfter(now) || end.isAfter(start.plus(LONGEST))) {
      throw invalid("must lie ahead, and no more than two years");
    }
    return new Validity(start, end);
  }

  private static Instant moment(String asked) {
    try {
      return OffsetDateTime.parse(asked).toInstant().truncatedTo(ChronoUnit.SECONDS);
    } catch (DateTimeException malformed) {
      throw invalid("is not a date and time with a zone");
    }
  }

  private static GraphException invalid(String why) {
    return GraphException.badProperty(
        "endDateTime", "InvalidValue", "The value of property 'endDateTime' " + why + ".");
  }
}
