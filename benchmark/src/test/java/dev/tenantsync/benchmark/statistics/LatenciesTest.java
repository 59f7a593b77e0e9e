package dev.tenantsync.benchmark.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  private static final long MILLI = 1_000_000;

  private static Latencies.Recorder recorder(LongStream millis) {
    Latencies.Recorder recorder = new Latencies.Recorder();
    millis.forEach(value -> recorder.add(value * MILLI));
    return recorder;
  }

  @Test
  void aPercentileIsTheLeastValueThatSoManyStayWithin() {
    Latencies latencies = Latencies.of(List.of(recorder(LongStream.rangeClosed(1, 200))));

    assertThat(latencies.percentile(0.5)).isEqualTo(100);
    assertThat(latencies.percentile(0.99)).isEqualTo(198);
    assertThat(latencies.percentile(0.991)).isEqualTo(199);
    assertThat(latencies.percentile(1)).isEqualTo(200);
  }

  @Test
  void thoseOfAllClientsCountTogetherHoweverTheyCame() {
    Latencies latencies =
        Latencies.of(List.of(recorder(LongStream.of(9, 1)), recorder(LongStream.of(5))));

    assertThat(latencies.count()).isEqualTo(3);
    assertThat(latencies.percentile(0.5)).isEqualTo(5);
  }

  @Test
  void moreThanAFirstGuessAreKept() {
    Latencies latencies = Latencies.of(List.of(recorder(LongStream.rangeClosed(1, 10_000))));

    assertThat(latencies.count()).isEqualTo(10_000);
    assertThat(latencies.percentile(0.0001)).isEqualTo(1);
  }

  @Test
  void ofNothingThereIsNoPercentile() {
    Latencies nothing = Latencies.of(List.of());

    assertThatThrownBy(() -> nothing.percentile(0.5)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aShareIsAboveZeroAndAtMostOne() {
    Latencies latencies = Latencies.of(List.of(recorder(LongStream.of(1))));

    assertThatThrownBy(() -> latencies.percentile(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> latencies.percentile(99)).isInstanceOf(IllegalArgumentException.class);
  }
}
