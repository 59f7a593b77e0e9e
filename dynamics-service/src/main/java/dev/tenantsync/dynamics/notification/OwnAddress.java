package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where the directory reaches this service. */
@ApplicationScoped
class OwnAddress {

  private final HttpServer server;
  private final DynamicsSettings settings;

  OwnAddress(HttpServer server, DynamicsSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /** Empty where the directory is elsewhere and nobody said what it has to call. */
  Optional<String> url() {
    Optional<URI> set = settings.notifications().url();
    if (set.isPresent()) {
      return set.map(URI::toString);
    }
    boolean reachable = server.getPort() > 0 && onThisMachine(settings.directory().url());
    return reachable
        ? Optional.of("http://127.0.0.1:" + server.getPort() + NotificationResource.PATH)
        : Optional.empty();
  }

  private static boolean onThisMachine(URI directory) {
    try {
      return InetAddress.getByName(directory.getHost()).isLoopbackAddress();
    } catch (UnknownHostException elsewhere) {
      return false;
    }
  }
}
