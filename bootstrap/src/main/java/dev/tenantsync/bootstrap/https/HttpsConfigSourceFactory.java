package dev.tenantsync.bootstrap.https;

import dev.tenantsync.bootstrap.certificate.Certificates;
import dev.tenantsync.bootstrap.certificate.Certificates.ServerFiles;
import dev.tenantsync.bootstrap.file.PrivateFolder;
import dev.tenantsync.bootstrap.settings.SettingException;
import dev.tenantsync.embeddedpostgres.RunningApplication;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jboss.logging.Logger;

/**
 * Refuses plain http beyond this machine, and gives a Quarkus application a server certificate when
 * none is configured: {@code tls/server.crt} below its data directory, signed by the authority in
 * {@code tls/ca.crt}, renewed at a start near its end. {@code service.tls.names} lists host names
 * and addresses that it needs beside those of loopback.
 */
public final class HttpsConfigSourceFactory implements ConfigSourceFactory {

  private static final Logger LOG = Logger.getLogger(HttpsConfigSourceFactory.class);

  private static final String CERTIFICATE = "quarkus.http.ssl.certificate.files";
  private static final String KEY = "quarkus.http.ssl.certificate.key-files";

  /**
   * A key store of the default TLS configuration, as a property or a variable of the shell. (Other
   * properties below the key store have defaults and always stand.)
   */
  private static final Pattern DEFAULT_KEY_STORE =
      Pattern.compile(
          "quarkus\\.tls\\.key-store\\.(pem\\..+\\.cert|p12\\.path|jks\\.path)"
              + "|QUARKUS_TLS_KEY_STORE_(PEM_.+_CERT|P12_PATH|JKS_PATH)");

  /** Each of them names a certificate in one of Quarkus' ways. */
  private static final List<String> CONFIGURED =
      List.of(
          CERTIFICATE,
          "quarkus.http.ssl.certificate.key-store-file",
          "quarkus.http.ssl.certificate.credentials-provider",
          "quarkus.http.tls-configuration-name");

  /** Whatever is set anywhere wins (microprofile-config.properties, the lowest, has 100). */
  private static final int LOWEST_ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    if (!RunningApplication.isHere()) {
      return List.of();
    }
    PlainHttp.refusal(
            value(context, "quarkus.http.host").orElse("0.0.0.0"),
            value(context, "quarkus.http.insecure-requests").orElse("enabled"),
            value(context, PlainHttp.ALLOWED).map(Boolean::valueOf).orElse(false))
        .ifPresent(
            refusal -> {
              throw new SettingException(refusal);
            });
    return isConfigured(context) ? List.of() : List.of(generated(context));
  }

  private static ConfigSource generated(ConfigSourceContext context) {
    Path directory = RunningApplication.dataDirectory(context).resolve("tls");
    PrivateFolder folder = PrivateFolder.at(directory);
    List<String> names =
        value(context, "service.tls.names")
            .map(list -> Arrays.asList(list.split("\\s*,\\s*")))
            .orElse(List.of());
    ServerFiles server =
        new Certificates(folder, InstantSource.system()).server(folder, "server", names);
    LOG.debugf("https with a certificate of our own; clients trust %s", folder.path("ca.crt"));
    return new PropertiesConfigSource(
        Map.of(CERTIFICATE, server.certificate().toString(), KEY, server.key().toString()),
        "generated certificate",
        LOWEST_ORDINAL);
  }

  private static boolean isConfigured(ConfigSourceContext context) {
    return CONFIGURED.stream().anyMatch(name -> value(context, name).isPresent())
        || names(context).anyMatch(DEFAULT_KEY_STORE.asMatchPredicate());
  }

  private static Stream<String> names(ConfigSourceContext context) {
    Stream.Builder<String> names = Stream.builder();
    for (Iterator<String> all = context.iterateNames(); all.hasNext(); ) {
      names.add(all.next());
    }
    return names.build();
  }

  private static Optional<String> value(ConfigSourceContext context, String name) {
    return Optional.ofNullable(context.getValue(name))
        .map(ConfigValue::getValue)
        .filter(text -> !text.isBlank());
  }
}
