package dev.tenantsync.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.benchmark.Arguments.ArgumentException;
import dev.tenantsync.benchmark.figure.Figure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void withoutAnyEverythingIsMeasuredThreeTimesForThreeSizes() {
    Arguments arguments = Arguments.parse();

    assertThat(arguments.sizes()).containsExactly(10_000, 100_000, 1_000_000);
    assertThat(arguments.runs()).isEqualTo(3);
    assertThat(arguments.figures()).containsExactlyInAnyOrder(Figure.values());
    assertThat(arguments.keep()).isEmpty();
    assertThat(arguments.text())
        .isEqualTo("10,000 and 100,000 and 1,000,000 users, 3 runs, all figures, java -Xmx256m");
  }

  @Test
  void whatIsGivenGoesBeforeWhatQuickMeans() {
    Arguments arguments =
        Arguments.parse("--sizes", "20000,10000", "--quick", "--keep", "somewhere");

    assertThat(arguments.sizes()).containsExactly(10_000, 20_000);
    assertThat(arguments.runs()).isEqualTo(1);
    assertThat(arguments.keep()).contains(Path.of("somewhere"));
  }

  @Test
  void figuresAndOptionsOfJavaAreLists() {
    Arguments arguments =
        Arguments.parse(
            "--figures", "plan,first-load", "--java-options", " -Xmx300m  -XX:+UseSerialGC ");

    assertThat(arguments.figures()).containsExactlyInAnyOrder(Figure.FIRST_LOAD, Figure.PLAN);
    assertThat(arguments.options()).containsExactly("-Xmx300m", "-XX:+UseSerialGC");
    assertThat(arguments.text()).contains("first-load, plan");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--sizes ten            | --sizes: 'ten' is not a number from 1 to 2,000,000",
        "--sizes 10000,         | --sizes: '' is not a number",
        "--runs 0               | --runs: '0' is not a number from 1 to 100",
        "--figures speed        | --figures: there is no figure speed",
        "--java /nowhere        | --java: there is no bin/java in /nowhere",
        "--keep                 | --keep needs a value, or is not known",
        "--fast yes             | there is no option --fast",
        "--sizes 1000 --runs 3  | --sizes: of 1,000 users 580 can be given a licence; 3 runs need",
      })
  void whatIsNotUnderstoodIsNamed(String line, String message) {
    assertThatThrownBy(() -> Arguments.parse(line.split(" ")))
        .isInstanceOf(ArgumentException.class)
        .hasMessageContaining(message);
  }
}
