package dev.tenantsync.office365.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When keys come and go. */
class KeyScheduleTest {

  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
  private static final KeySchedule SCHEDULE =
      new KeySchedule(Duration.ofDays(30), Duration.ofDays(1), Duration.ofHours(1));

  @Test
  void firstKeySignsAtOnce() {
    assertThat(SCHEDULE.due(List.of(), START)).contains(START);
  }

  @Test
  void nextKeyIsPublishedADayBeforeItSigns() {
    List<Instant> first = List.of(START);
    assertThat(SCHEDULE.due(first, day(29).minusSeconds(1))).isEmpty();
    assertThat(SCHEDULE.due(first, day(29))).contains(day(30));
    assertThat(SCHEDULE.due(List.of(START, day(30)), day(29))).isEmpty();
  }

  @Test
  void overdueKeyIsPublishedADayBeforeItSignsAllTheSame() {
    assertThat(SCHEDULE.due(List.of(START), day(100))).contains(day(101));
  }

  @Test
  void keyGoesWhenTheLastTokenSignedWithItHasExpired() {
    List<Instant> both = List.of(START, day(30));
    Instant expired = day(30).plus(Duration.ofHours(1));
    assertThat(SCHEDULE.outlivedBefore(both, expired.minusSeconds(1))).isEmpty();
    assertThat(SCHEDULE.outlivedBefore(both, expired)).isEqualTo(Optional.of(day(30)));
  }

  @Test
  void onlyKeyNeverGoes() {
    assertThat(SCHEDULE.outlivedBefore(List.of(START), day(1000))).isEmpty();
  }

  private static Instant day(int number) {
    return START.plus(Duration.ofDays(number));
  }
}
