package dev.tenantsync.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("2026-11-26T11:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | PT0S",
        "120 | PT120S",
        " 7 | PT7S",
        "Thu, 26 Nov 2026 11:01:30 GMT | PT90S",
        "Thu, 26 Nov 2026 10:59:00 GMT | PT-60S"
      })
  void isSecondsOrADate(String header, Duration wish) {
    assertThat(RetryAfter.parse(header, NOW)).contains(wish);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "1.5",
        "soon",
        "١٢",
        "99999999999999999999",
        "2026-11-26T11:00:00Z"
      })
  void elseIsNoWishAtAll(String header) {
    assertThat(RetryAfter.parse(header, NOW)).isEmpty();
  }

  @Test
  void absentIsNoWishEither() {
    assertThat(RetryAfter.parse(null, NOW)).isEmpty();
  }
}
