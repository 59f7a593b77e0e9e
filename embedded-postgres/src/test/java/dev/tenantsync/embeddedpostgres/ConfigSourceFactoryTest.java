package dev.tenantsync.embeddedpostgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When a configuration brings a server, and which. */
class ConfigSourceFactoryTest {

  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  private static final String NAME = "embedded-postgres";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Nested
  class Start {

    @Test
    void withoutAJdbcUrlOneServerServesAllConfigurations() throws Exception {
      Map<String, String> nothing = Map.of("quarkus.application.name", "no-url");
      SmallRyeConfig config = configuration(nothing);

      assertThat(embedded(config).orElseThrow().getOrdinal()).isEqualTo(50);
      String url = config.getValue(JDBC_URL, String.class);
      assertThat(url).contains("127.0.0.1").endsWith("reWriteBatchedInserts=true");
      assertThat(config.getValue("quarkus.datasource.username", String.class))
          .isEqualTo("postgres");
      String password = config.getValue("quarkus.datasource.password", String.class);
      try (Connection connection = Sql.connect(url, password)) {
        assertThat(connection.isValid(1)).isTrue();
      }
      assertThat(configuration(nothing).getValue(JDBC_URL, String.class)).isEqualTo(url);
    }

    @Test
    void blankUrlCountsAsNoneAndStrayCredentialsDoNotHideTheServersOwn() {
      SmallRyeConfig config =
          configuration(
              Map.of(
                  "quarkus.application.name",
                  "no-url",
                  JDBC_URL,
                  "",
                  "quarkus.datasource.password",
                  "of another server"));

      assertThat(config.getValue(JDBC_URL, String.class)).contains("127.0.0.1");
      assertThat(config.getValue("quarkus.datasource.password", String.class))
          .isNotEqualTo("of another server");
    }

    @Test
    void withAJdbcUrlNothingStarts() {
      SmallRyeConfig config =
          configuration(
              Map.of(
                  JDBC_URL,
                  "jdbc:postgresql://elsewhere/db",
                  "quarkus.application.name",
                  "with-url"));

      assertThat(embedded(config)).isEmpty();
      assertThat(config.getValue(JDBC_URL, String.class)).contains("elsewhere");
      assertThat(Path.of("target", NAME, "with-url")).doesNotExist();
    }

    @Test
    void switchedOffNothingStarts() {
      Map<String, String> off =
          Map.of("embedded-postgres.enabled", "false", "quarkus.application.name", "off");
      assertThat(embedded(configuration(off))).isEmpty();
    }

    @Test
    void outsideTheRunningApplicationNothingStarts() {
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertThat(embedded(configuration(Map.of("quarkus.application.name", "build")))).isEmpty();
    }
  }

  @Nested
  class Keys {

    @Test
    void dataLieUnderTheApplicationsName() {
      assertThat(settings("prod", Map.of("quarkus.application.name", "directory")))
          .isEqualTo(
              ServerSettings.in(Path.of("data/directory/postgres"))
                  .withBinariesHome(Path.of("data")));
    }

    @Test
    void testsKeepTheirDataUnderTarget() {
      assertThat(settings("test", Map.of("quarkus.application.name", "directory")))
          .isEqualTo(
              ServerSettings.in(Path.of("target/embedded-postgres/directory/postgres"))
                  .withBinariesHome(Path.of("target/embedded-postgres")));
    }

    @Test
    void aDataDirectoryOfItsOwnHoldsTheProgramsToo() {
      assertThat(settings("prod", Map.of("embedded-postgres.data-dir", "/srv/pg")))
          .isEqualTo(ServerSettings.in(Path.of("/srv/pg")));
    }

    @Test
    void everythingCanBeSet() {
      Map<String, String> keys =
          Map.of(
              "embedded-postgres.home", "/srv/programs",
              "embedded-postgres.data-dir", "/srv/pg",
              "embedded-postgres.port", "5433",
              "embedded-postgres.settings.\"transaction_timeout\"", "30s",
              "embedded-postgres.settings.max_connections", "20");
      assertThat(settings("prod", keys))
          .isEqualTo(
              new ServerSettings(
                  Path.of("/srv/pg"),
                  Path.of("/srv/programs"),
                  5433,
                  Map.of("transaction_timeout", "30s", "max_connections", "20")));
    }
  }

  private static SmallRyeConfig configuration(Map<String, String> properties) {
    return builder("test", properties)
        .withSources(new EmbeddedPostgresConfigSourceFactory())
        .build();
  }

  private static Optional<ConfigSource> embedded(SmallRyeConfig config) {
    return StreamSupport.stream(config.getConfigSources().spliterator(), false)
        .filter(source -> source.getName().contains(NAME))
        .findFirst();
  }

  private static ServerSettings settings(String profile, Map<String, String> properties) {
    List<ServerSettings> read = new ArrayList<>();
    ConfigSourceFactory reader =
        context -> {
          read.add(ServerConfiguration.read(context));
          return List.of();
        };
    builder(profile, properties).withSources(reader).build();
    return read.get(0);
  }

  private static SmallRyeConfigBuilder builder(String profile, Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withProfile(profile)
        .withSources(new PropertiesConfigSource(properties, "test", 200));
  }
}
