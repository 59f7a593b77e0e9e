package dev.tenantsync.embeddedpostgres;

import io.smallrye.config.ConfigSourceContext;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/**
 * The configuration keys.
 *
 * <table>
 * <caption>All begin with {@code embedded-postgres.}</caption>
 * <tr><th>key</th><th>default</th><th>meaning</th></tr>
 * <tr><td>enabled</td><td>true</td><td>false: never start a server</td></tr>
 * <tr><td>home</td><td>{@code data}, in tests {@code target/embedded-postgres}; with a data-dir
 * of its own that directory</td><td>where the programs are unpacked, shared by services</td></tr>
 * <tr><td>data-dir</td><td>home/application name/postgres</td><td>data, password, lock, log</td></tr>
 * <tr><td>port</td><td>0</td><td>loopback port; 0: a free one at each start</td></tr>
 * <tr><td>settings."name"</td><td></td><td>a server parameter</td></tr>
 * </table>
 */
final class ServerConfiguration {

  private static final String PREFIX = "embedded-postgres.";
  private static final String PARAMETERS = PREFIX + "settings.";
  static final String ENABLED = PREFIX + "enabled";

  private ServerConfiguration() {}

  static ServerSettings read(ConfigSourceContext context) {
    Optional<Path> home = path(context, "home");
    Optional<Path> dataDirectory = path(context, "data-dir");
    Path homeOrDefault = home.or(() -> dataDirectory).orElseGet(() -> defaultHome(context));
    ServerSettings settings =
        ServerSettings.in(
                dataDirectory.orElseGet(
                    () -> applicationDirectory(context, homeOrDefault).resolve("postgres")))
            .withBinariesHome(homeOrDefault)
            .withPort(value(context, "port").map(Integer::valueOf).orElse(0));
    return withParameters(settings, context);
  }

  private static Path defaultHome(ConfigSourceContext context) {
    return context.getProfiles().contains("test")
        ? Path.of("target", "embedded-postgres")
        : Path.of("data");
  }

  static Path applicationDirectory(ConfigSourceContext context) {
    return applicationDirectory(
        context, path(context, "home").orElseGet(() -> defaultHome(context)));
  }

  private static Path applicationDirectory(ConfigSourceContext context, Path home) {
    String application =
        EmbeddedPostgresConfigSourceFactory.value(context, "quarkus.application.name")
            .orElse("application");
    return home.resolve(application);
  }

  private static ServerSettings withParameters(
      ServerSettings settings, ConfigSourceContext context) {
    ServerSettings extended = settings;
    for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.startsWith(PARAMETERS)) {
        String parameter = name.substring(PARAMETERS.length()).replace("\"", "");
        String value = EmbeddedPostgresConfigSourceFactory.value(context, name).orElse("");
        extended = extended.withParameter(parameter, value);
      }
    }
    return extended;
  }

  private static Optional<Path> path(ConfigSourceContext context, String name) {
    return value(context, name).map(Path::of);
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return EmbeddedPostgresConfigSourceFactory.value(context, PREFIX + name);
  }
}
