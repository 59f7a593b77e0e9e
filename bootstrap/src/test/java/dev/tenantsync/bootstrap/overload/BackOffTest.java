package dev.tenantsync.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

  private static final BackOff PAUSES = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, PT1S",
    "1, 0.5, PT2S",
    "8, 0.5, PT256S",
    "9, 0.5, PT300S",
    "1000000, 0.5, PT300S",
    "0, 0.0, PT0.8S",
    "0, 1.0, PT1.2S",
    "20, 1.0, PT360S"
  })
  void doubleUpToTheLongestAndSpreadByAFifth(long failures, double luck, Duration pause) {
    assertThat(PAUSES.after(failures, luck)).isEqualTo(pause);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT2M, 0.0, PT120S",
    "0, PT2M, 1.0, PT144S",
    "0, PT0.1S, 0.5, PT1S",
    "9, PT1S, 0.5, PT300S",
    "0, PT-5S, 0.5, PT1S",
    "0, PT999999H, 0.0, PT6H",
    "0, PT2562047788015215H, 0.0, PT6H"
  })
  void areNeverShorterThanWhatWasAskedForAndNeverForEver(
      long failures, Duration wished, double luck, Duration pause) {
    assertThat(PAUSES.after(failures, wished, luck)).isEqualTo(pause);
  }

  @Test
  void doNotBringEverybodyBackAtTheSameMoment() {
    long seed = 20_261_126;
    Random luck = new Random(seed);

    assertThat(luck.doubles(100).mapToObj(one -> PAUSES.after(3, one)).distinct())
        .as("seed %d", seed)
        .hasSizeGreaterThan(90)
        .allMatch(pause -> pause.toMillis() >= 6_400 && pause.toMillis() <= 9_600);
  }

  @Test
  void withoutAWishAreTheirOwn() {
    assertThat(PAUSES.after(2, null, 0.5)).isEqualTo(Duration.ofSeconds(4));
  }
}
