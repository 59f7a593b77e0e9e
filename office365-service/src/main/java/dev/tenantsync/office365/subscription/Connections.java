package dev.tenantsync.office365.subscription;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;

/**
 * The HTTP client towards endpoints. It takes no proxy from the environment, and certificates are
 * always verified.
 */
@ApplicationScoped
class Connections {

  /** Shorter than servers' own, so that one does not close what a notice is being sent on. */
  private static final int KEEP_ALIVE_SECONDS = 5;

  private final HttpClient client;
  private final int largestAnswer;

  @Inject
  Connections(Vertx vertx, SubscriptionSettings settings) {
    this(
        vertx,
        settings.trustedCertificates().orElse(List.of()),
        settings.perHost(),
        settings.largestAnswer());
  }

  Connections(Vertx vertx, List<Path> trusted, int perHost, int largestAnswer) {
    HttpClientOptions options =
        new HttpClientOptions()
            .setProtocolVersion(HttpVersion.HTTP_1_1)
            .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
            .setForceSni(true)
            .setVerifyHost(true)
            .setTrustOptions(Trust.with(trusted));
    this.client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(perHost));
    this.largestAnswer = largestAnswer;
  }

  Exchange exchange() {
    return new Exchange(client, largestAnswer);
  }

  @PreDestroy
  void close() {
    client.close();
  }
}
