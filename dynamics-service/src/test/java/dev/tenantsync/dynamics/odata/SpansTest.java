package dev.tenantsync.dynamics.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.odata.Spans.Span;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spans of time behind query functions, seen from a Thursday in 2026. */
class SpansTest {

  private static final Instant NOW = Instant.parse("2026-03-12T10:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "Yesterday,, 2026-03-11T00:00Z, 2026-03-12T00:00Z",
    "Today,, 2026-03-12T00:00Z, 2026-03-13T00:00Z",
    "Tomorrow,, 2026-03-13T00:00Z, 2026-03-14T00:00Z",
    "LastWeek,, 2026-03-01T00:00Z, 2026-03-08T00:00Z",
    "ThisWeek,, 2026-03-08T00:00Z, 2026-03-15T00:00Z",
    "NextWeek,, 2026-03-15T00:00Z, 2026-03-22T00:00Z",
    "LastMonth,, 2026-02-01T00:00Z, 2026-03-01T00:00Z",
    "ThisMonth,, 2026-03-01T00:00Z, 2026-04-01T00:00Z",
    "NextMonth,, 2026-04-01T00:00Z, 2026-05-01T00:00Z",
    "LastYear,, 2025-01-01T00:00Z, 2026-01-01T00:00Z",
    "ThisYear,, 2026-01-01T00:00Z, 2027-01-01T00:00Z",
    "NextYear,, 2027-01-01T00:00Z, 2028-01-01T00:00Z",
    "Last7Days,, 2026-03-05T00:00Z, 2026-03-13T00:00Z",
    "Next7Days,, 2026-03-12T00:00Z, 2026-03-20T00:00Z",
    "LastXDays, 2, 2026-03-10T10:30Z, 2026-03-12T10:30Z",
    "LastXMonths, 1, 2026-02-12T10:30Z, 2026-03-12T10:30Z",
    "NextXHours, 3, 2026-03-12T10:30Z, 2026-03-12T13:30Z",
    "OlderThanXYears, 1,, 2025-03-12T10:30Z",
    "On, 2026-02-28, 2026-02-28T00:00Z, 2026-03-01T00:00Z",
    "NotOn, 2026-02-28, 2026-02-28T00:00Z, 2026-03-01T00:00Z",
    "OnOrAfter, 2026-02-28T12:00:00Z, 2026-02-28T00:00Z,",
    "OnOrBefore, 2026-02-28,, 2026-03-01T00:00Z"
  })
  void functionStandsForASpan(String function, String value, String from, String to) {
    Span span = Spans.of(function, Optional.ofNullable(value), NOW).orElseThrow();

    assertThat(span.from() == null ? null : span.from().toString()).isEqualTo(from);
    assertThat(span.to() == null ? null : span.to().toString()).isEqualTo(to);
    assertThat(span.outside()).isEqualTo(function.equals("NotOn"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "10001", "1.5", "x", ""})
  void numberOfUnitsIsLimited(String value) {
    assertThat(Spans.of("LastXDays", Optional.of(value), NOW)).isEmpty();
    assertThat(Spans.wants("LastXDays")).isTrue();
  }

  @Test
  void otherNamesAreNone() {
    assertThat(Spans.of("InFiscalYear", Optional.of("1"), NOW)).isEmpty();
    assertThat(Spans.wants("InFiscalYear")).isFalse();
    assertThat(Spans.of("On", Optional.of("2026-02-30"), NOW)).isEmpty();
  }
}
