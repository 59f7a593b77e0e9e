package dev.tenantsync.bootstrap.https;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Lets a TLS configuration of Quarkus trust an authority that may or may not be set: {@code
 * service.tls.trust.NAME} gives {@code quarkus.tls.NAME} a trust store of these PEM files, and
 * where it is blank none, so that Java's own stays in force. Quarkus itself refuses a blank list.
 */
public final class TrustConfigSourceFactory implements ConfigSourceFactory {

  private static final String PREFIX = "service.tls.trust.";

  /** Whatever is set anywhere wins (microprofile-config.properties, the lowest, has 100). */
  private static final int LOWEST_ORDINAL = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Map<String, String> trusted = new HashMap<>();
    for (Iterator<String> names = context.iterateNames(); names.hasNext(); ) {
      String name = names.next();
      if (name.startsWith(PREFIX)) {
        ConfigValue files = context.getValue(name);
        if (files.getValue() != null && !files.getValue().isBlank()) {
          String bucket = name.substring(PREFIX.length());
          trusted.put("quarkus.tls." + bucket + ".trust-store.pem.certs", files.getValue());
        }
      }
    }
    return List.of(new PropertiesConfigSource(trusted, "trusted authorities", LOWEST_ORDINAL));
  }
}
