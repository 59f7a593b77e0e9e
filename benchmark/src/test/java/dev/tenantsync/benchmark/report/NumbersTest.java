package dev.tenantsync.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.benchmark.statistics.Spread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource({"0, 0", "0.456, 0.46", "7.251, 7.25", "15, 15", "47.26, 47.3", "123.4, 123"})
  void threeDigitsAreEnough(double value, String text) {
    assertThat(Numbers.text(value)).isEqualTo(text);
  }

  @Test
  void thousandsAreGrouped() {
    assertThat(Numbers.text(1234567.8)).isEqualTo("1,234,568");
  }

  @Test
  void oneRunHasNoSpread() {
    assertThat(Numbers.text(new Spread(5, 5, 5))).isEqualTo("5");
    assertThat(Numbers.text(new Spread(5, 4, 7))).isEqualTo("5 (4 to 7)");
  }
}
