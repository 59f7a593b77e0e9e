package dev.tenantsync.bootstrap.settings;

import dev.tenantsync.embeddedpostgres.RunningApplication;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.EnvConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Lets a Quarkus application take any of its environment variables from a file. */
public final class FileSettingsConfigSourceFactory implements ConfigSourceFactory {

  /** Above the environment, where a variable may stand with no value. */
  private static final int ORDINAL = EnvConfigSource.ORDINAL + 1;

  private final Map<String, String> environment;

  /** For the service loader. */
  public FileSettingsConfigSourceFactory() {
    this(System.getenv());
  }

  FileSettingsConfigSourceFactory(Map<String, String> environment) {
    this.environment = environment;
  }

  /** An environment of its own: the names are matched as those of the real one are. */
  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    return RunningApplication.isHere()
        ? List.of(new EnvConfigSource(FileSettings.read(environment), ORDINAL))
        : List.of();
  }
}
