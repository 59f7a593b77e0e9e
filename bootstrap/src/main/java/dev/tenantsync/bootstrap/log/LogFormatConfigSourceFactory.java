package dev.tenantsync.bootstrap.log;

import dev.tenantsync.bootstrap.settings.SettingException;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** {@code LOG_FORMAT}, {@code text} or {@code json}: as what a service logs to its console. */
public final class LogFormatConfigSourceFactory implements ConfigSourceFactory {

  private static final String FORMAT = "log.format";
  private static final String JSON = "quarkus.log.console.json.enabled";

  /** Above application.properties, below the environment. */
  private static final int ORDINAL = 275;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue format = context.getValue(FORMAT);
    String wanted = format == null || format.getValue() == null ? "" : format.getValue().strip();
    return List.of(
        new PropertiesConfigSource(
            Map.of(JSON, String.valueOf(isJson(wanted))), "log format", ORDINAL));
  }

  private static boolean isJson(String wanted) {
    return switch (wanted) {
      case "json" -> true;
      case "", "text" -> false;
      default ->
          throw new SettingException("LOG_FORMAT is 'text' or 'json', and not '" + wanted + "'.");
    };
  }
}
