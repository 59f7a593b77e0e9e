package dev.tenantsync.bootstrap.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.tenantsync.bootstrap.settings.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a collector is sent beside spans. */
class CollectorTest {

  @Test
  void valuesArePercentEncodedAndAPlusIsOne() {
    assertThat(Collector.headers("authorization=Basic%20YWRh+bG92ZQ==,x-team = a%2Cb%3Dc"))
        .containsExactly(entry("authorization", "Basic YWRh+bG92ZQ=="), entry("x-team", "a,b=c"));
  }

  @Test
  void emptyPartsAreNothing() {
    assertThat(Collector.headers("key=one,, ")).containsExactly(entry("key", "one"));
    assertThat(Collector.headers("")).isEmpty();
    assertThat(Collector.headers("key=")).containsExactly(entry("key", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "=value", "key=one,two", "key=%zz", "key=%2"})
  void whatCannotBeMeantIsRefusedWithoutBeingRepeated(String list) {
    assertThatThrownBy(() -> Collector.headers(list))
        .isInstanceOf(SettingException.class)
        .hasMessageStartingWith("traces.headers ")
        .hasMessageNotContaining("zz");
  }
}
