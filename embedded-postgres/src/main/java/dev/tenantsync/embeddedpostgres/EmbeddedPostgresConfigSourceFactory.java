package dev.tenantsync.embeddedpostgres;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives a Quarkus application a database of its own when no JDBC URL is configured.
 *
 * <p>Configuration is complete before any pool, migration or bean starts, so the server is there
 * for all of them.
 */
public final class EmbeddedPostgresConfigSourceFactory implements ConfigSourceFactory {

  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  private static final String USERNAME = "quarkus.datasource.username";
  private static final String PASSWORD = "quarkus.datasource.password";

  /** Whatever is set anywhere wins (microprofile-config.properties, the lowest, has 100). */
  private static final int LOWEST_ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    boolean wanted =
        value(context, JDBC_URL).isEmpty()
            && value(context, ServerConfiguration.ENABLED).map(Boolean::valueOf).orElse(true)
            && RunningApplication.isHere();
    return wanted ? List.of(source(context)) : List.of();
  }

  private static ConfigSource source(ConfigSourceContext context) {
    ServerAccess access = runningOrStarted(ServerConfiguration.read(context));
    return new PropertiesConfigSource(
        Map.of(
            JDBC_URL,
            access.jdbcUrl(),
            "quarkus.datasource.username",
            access.username(),
            "quarkus.datasource.password",
            access.password()),
        "embedded-postgres",
        ordinal(context));
  }

  /** A blank URL, or a user name without a URL, would otherwise hide the server's own. */
  private static int ordinal(ConfigSourceContext context) {
    return Stream.of(JDBC_URL, USERNAME, PASSWORD)
        .map(context::getValue)
        .filter(found -> found != null && found.getValue() != null)
        .mapToInt(found -> found.getConfigSourceOrdinal() + 1)
        .reduce(LOWEST_ORDINAL, Math::max);
  }

  private static ServerAccess runningOrStarted(ServerSettings settings) {
    try {
      return EmbeddedPostgres.running(settings.dataDirectory())
          .orElseGet(() -> EmbeddedPostgres.start(settings).access());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name))
        .map(ConfigValue::getValue)
        .filter(text -> !text.isBlank());
  }
}
