package dev.tenantsync.office365.batch;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of a step back into this service: a listener on the loopback interface before the very
 * handler that serves the public ports, whatever those are. It serves nobody without the key of
 * this process, and no thread waits for an answer.
 */
@ApplicationScoped
class StepChannel {

  /** An answer as it came, the body still in bytes. */
  record Received(int status, Map<String, String> headers, String body) {}

  static final String KEY = "x-batch-key";
  static final String ORIGIN = "x-batch-origin";

  /** At most so many steps at once; a batch has one at a time, others wait without a thread. */
  private static final int MOST_AT_ONCE = 64;

  /** Longer than any transaction may last. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int LONGEST_HEAD = 4 * StepTarget.LONGEST;

  private final Vertx vertx;
  private final String key;
  private final String address = InetAddress.getLoopbackAddress().getHostAddress();
  private @Nullable HttpServer server;
  private @Nullable HttpClient client;

  StepChannel(Vertx vertx) {
    this.vertx = vertx;
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    this.key = HexFormat.of().formatHex(secret);
  }

  void open(@Observes StartupEvent started) {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(LONGEST_HEAD)
            .setMaxHeaderSize(LONGEST_HEAD);
    server =
        vertx
            .createHttpServer(options)
            .requestHandler(this::serve)
            .listen(0, address)
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    client =
        vertx.createHttpClient(
            new HttpClientOptions().setMaxInitialLineLength(LONGEST_HEAD),
            new PoolOptions().setHttp1MaxSize(MOST_AT_ONCE));
  }

  @PreDestroy
  void close() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.close();
    }
  }

  /** Whether a request came through here. */
  boolean isKey(@Nullable String header) {
    return header != null
        && MessageDigest.isEqual(
            header.getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a step on its way. */
  CompletionStage<Received> send(Step step, BatchCall call) {
    if (client == null || server == null) {
      throw new IllegalStateException("the channel of steps is not open");
    }
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(step.method()))
            .setHost(address)
            .setPort(server.actualPort())
            .setURI(step.target())
            .setIdleTimeout(PATIENCE.toMillis());
    StepHeaders.of(step, call).forEach(options::putHeader);
    options.putHeader(KEY, key);
    return client
        .request(options)
        .compose(request -> sent(request, step.body()))
        .compose(StepChannel::received)
        .toCompletionStage();
  }

  private void serve(HttpServerRequest request) {
    if (isKey(request.getHeader(KEY))) {
      VertxHttpRecorder.getRootHandler().handle(request);
    } else {
      request.connection().close();
    }
  }

  private static Future<HttpClientResponse> sent(HttpClientRequest request, @Nullable String body) {
    return body == null ? request.send() : request.send(Buffer.buffer(body));
  }

  private static Future<Received> received(HttpClientResponse response) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    response
        .headers()
        .forEach(one -> headers.merge(one.getKey(), one.getValue(), (a, b) -> a + ", " + b));
    return response
        .body()
        .map(body -> new Received(response.statusCode(), headers, body.toString()));
  }
}
