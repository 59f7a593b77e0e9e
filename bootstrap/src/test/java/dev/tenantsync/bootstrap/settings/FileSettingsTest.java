package dev.tenantsync.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings whose values lie in files. */
class FileSettingsTest {

  /** Stands for a service's own settings: dashes and groups, as they have. */
  @ConfigMapping(prefix = "directory.identity")
  interface Settings {
    Registration dynamics();

    interface Registration {
      Optional<String> clientId();

      Optional<String> clientSecret();
    }
  }

  @TempDir Path folder;

  @Test
  void fileGivesTheSettingItsContentWithoutTheFinalNewline() throws IOException {
    SmallRyeConfig config =
        configuration(Map.of("QUARKUS_DATASOURCE_PASSWORD_FILE", file(" two words \n")));

    assertThat(config.getValue("quarkus.datasource.password", String.class))
        .isEqualTo(" two words ");
  }

  @Test
  void namesReachMappedSettingsAsVariablesOfTheEnvironmentDo() throws IOException {
    Settings settings =
        configuration(
                Map.of(
                    "DIRECTORY_IDENTITY_DYNAMICS_CLIENT_ID_FILE", file("the id\n"),
                    "DIRECTORY_IDENTITY_DYNAMICS_CLIENT_SECRET_FILE", file("line 1\nline 2")))
            .getConfigMapping(Settings.class);

    assertThat(settings.dynamics().clientId()).hasValue("the id");
    assertThat(settings.dynamics().clientSecret()).hasValue("line 1\nline 2");
  }

  @Test
  void settingGivenTwiceIsRefused() throws IOException {
    String file = file("secret");

    assertThatThrownBy(
            () ->
                configuration(
                    Map.of(
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "another",
                        "QUARKUS_DATASOURCE_PASSWORD_FILE",
                        file)))
        .isInstanceOf(SettingException.class)
        .hasMessage(
            "Both QUARKUS_DATASOURCE_PASSWORD and QUARKUS_DATASOURCE_PASSWORD_FILE are set;"
                + " set one of them");
  }

  @Test
  void fileThatCannotBeReadIsRefused() {
    String absent = folder.resolve("absent").toString();

    assertThatThrownBy(() -> configuration(Map.of("DYNAMICS_IDENTITY_TENANT_FILE", absent)))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("DYNAMICS_IDENTITY_TENANT_FILE")
        .hasMessageContaining(absent);
  }

  @Test
  void variablesOfOthersAndPathsOfQuarkusOwnAreLeftAlone() throws IOException {
    SmallRyeConfig config =
        configuration(
            Map.of(
                "POSTGRES_PASSWORD_FILE", folder.resolve("absent").toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", file("binary"),
                "QUARKUS_OIDC_CLIENT_CREDENTIALS_JWT_KEY_FILE", file("a key")));

    assertThat(config.getOptionalValue("quarkus.http.ssl.certificate.key-store", String.class))
        .isEmpty();
    assertThat(config.getOptionalValue("quarkus.oidc-client.credentials.jwt.key", String.class))
        .isEmpty();
  }

  @Test
  void fileWinsOverTheServicesDefaults() throws IOException {
    SmallRyeConfig config = configuration(Map.of("DYNAMICS_DIRECTORY_URL_FILE", file("https://d")));

    assertThat(config.getValue("dynamics.directory.url", String.class)).isEqualTo("https://d");
  }

  private static SmallRyeConfig configuration(Map<String, String> environment) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withMapping(Settings.class)
        .withSources(
            new PropertiesConfigSource(Map.of("dynamics.directory.url", "http://d"), "test", 100))
        .withSources(new FileSettingsConfigSourceFactory(environment))
        .build();
  }

  private String file(String content) throws IOException {
    Path file = Files.createTempFile(folder, "setting", "");
    Files.writeString(file, content);
    return file.toString();
  }
}
