package dev.tenantsync.bootstrap.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.bootstrap.settings.SettingException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificate a configuration serves, and whom it trusts. */
class HttpsConfigTest {

  private static final String CERTIFICATE = "quarkus.http.ssl.certificate.files";
  private static final String TRUSTED = "quarkus.tls.directory.trust-store.pem.certs";

  @TempDir Path home;

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  @Test
  void withoutACertificateOneIsMadeInTheDataDirectoryAndKept() throws IOException {
    Path made = home.resolve("directory/tls/server.crt");

    SmallRyeConfig config = configuration(Map.of());

    assertThat(config.getValue(CERTIFICATE, Path.class)).isEqualTo(made);
    assertThat(config.getValue("quarkus.http.ssl.certificate.key-files", Path.class))
        .isEqualTo(home.resolve("directory/tls/server.key"));
    assertThat(home.resolve("directory/tls/ca.crt")).exists();
    String first = Files.readString(made);
    configuration(Map.of());
    assertThat(Files.readString(made)).isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CERTIFICATE,
        "quarkus.http.ssl.certificate.key-store-file",
        "quarkus.http.tls-configuration-name",
        "quarkus.tls.key-store.pem.0.cert"
      })
  void configuredCertificateIsServedAndNoneIsMade(String name) {
    SmallRyeConfig config = configuration(Map.of(name, "configured"));

    assertThat(config.getValue(name, String.class)).isEqualTo("configured");
    assertThat(config.getOptionalValue("quarkus.http.ssl.certificate.key-files", String.class))
        .isEmpty();
    assertThat(home.resolve("directory")).doesNotExist();
  }

  @Test
  void certificateConfiguredInTheEnvironmentIsServedAndNoneIsMade() {
    configured(Map.of(), Map.of("QUARKUS_TLS_KEY_STORE_P12_PATH", "configured"));

    assertThat(home.resolve("directory")).doesNotExist();
  }

  @Test
  void outsideTheRunningApplicationNothingIsMadeOrRefused() {
    Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());

    configuration(Map.of("quarkus.http.host", "0.0.0.0"));

    assertThat(home.resolve("directory")).doesNotExist();
  }

  @Test
  void plainHttpBeyondThisMachineIsRefusedBeforeAnythingIsMade() {
    assertThatThrownBy(() -> configuration(Map.of("quarkus.http.host", "0.0.0.0")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("0.0.0.0");
    assertThat(home.resolve("directory")).doesNotExist();

    configuration(Map.of("quarkus.http.host", "0.0.0.0", PlainHttp.ALLOWED, "true"));
  }

  @Test
  void authorityToTrustIsHandedToQuarkusUnlessBlank() {
    assertThat(
            configuration(Map.of("service.tls.trust.directory", "/srv/ca.crt"))
                .getValue(TRUSTED, String.class))
        .isEqualTo("/srv/ca.crt");
    assertThat(
            configuration(Map.of("service.tls.trust.directory", ""))
                .getOptionalValue(TRUSTED, String.class))
        .isEmpty();
  }

  private SmallRyeConfig configuration(Map<String, String> properties) {
    return configured(properties, Map.of());
  }

  private SmallRyeConfig configured(
      Map<String, String> properties, Map<String, String> environment) {
    Map<String, String> all = new HashMap<>();
    all.put("quarkus.application.name", "directory");
    all.put("embedded-postgres.home", home.toString());
    all.put("quarkus.http.host", "127.0.0.1");
    all.putAll(properties);
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withSources(new PropertiesConfigSource(all, "test", 200))
        .withSources(new EnvConfigSource(environment, EnvConfigSource.ORDINAL))
        .withSources(new HttpsConfigSourceFactory(), new TrustConfigSourceFactory())
        .build();
  }
}
