package dev.tenantsync.office365.identity;

import io.quarkus.runtime.LaunchMode;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Where generated credentials are kept unless a setting says: with the embedded server's data. */
final class CredentialsHome {

  private CredentialsHome() {}

  /**
   * {@code <embedded-postgres.home>/<application name>/credentials}; beside the data directory if
   * only that is set.
   */
  static Path of(Config config) {
    Optional<Path> home = path(config, "embedded-postgres.home");
    Optional<Path> data = path(config, "embedded-postgres.data-dir");
    if (home.isEmpty() && data.isPresent()) {
      return data.get().toAbsolutePath().resolveSibling("credentials");
    }
    String standard = LaunchMode.current() == LaunchMode.TEST ? "target/embedded-postgres" : "data";
    String name = config.getValue("quarkus.application.name", String.class);
    return home.orElse(Path.of(standard)).resolve(name).resolve("credentials");
  }

  private static Optional<Path> path(Config config, String setting) {
    return config.getOptionalValue(setting, String.class).map(Path::of);
  }
}
