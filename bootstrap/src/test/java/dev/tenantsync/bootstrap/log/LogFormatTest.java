package dev.tenantsync.bootstrap.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.bootstrap.settings.SettingException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What LOG_FORMAT does. */
class LogFormatTest {

  private static final String JSON = "quarkus.log.console.json.enabled";

  @ParameterizedTest
  @CsvSource({"json, true", "text, false", "'', false", "' json ', true"})
  void formatIsTextOrJson(String format, boolean json) {
    assertThat(configured(Map.of("LOG_FORMAT", format)).getValue(JSON, Boolean.class))
        .isEqualTo(json);
  }

  @Test
  void textIsTheDefault() {
    assertThat(configured(Map.of()).getValue(JSON, Boolean.class)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSON", "xml", "true"})
  void otherFormatsAreRefusedAndNamed(String format) {
    assertThatThrownBy(() -> configured(Map.of("LOG_FORMAT", format)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("LOG_FORMAT")
        .hasMessageContaining(format);
  }

  private static SmallRyeConfig configured(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))
        .withSources(new LogFormatConfigSourceFactory())
        .build();
  }
}
