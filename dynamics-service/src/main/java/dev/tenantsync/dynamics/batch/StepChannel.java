package dev.tenantsync.dynamics.batch;

import dev.tenantsync.dynamics.web.StepThread;
import dev.tenantsync.dynamics.web.StepThreads;
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
import java.time.Duration;
import java.util.List;
import java.util.Map.Entry;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of a step back into this service: a listener on the loopback interface before the very
 * handler that serves the public ports, whatever those are. It serves nobody without the key of a
 * batch that runs in this process.
 */
@ApplicationScoped
class StepChannel {

  /** At most so many steps at once; a batch has one at a time. */
  private static final int MOST_AT_ONCE = 256;

  /** Longer than any transaction may last. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Each character of a URL may be percent-encoded. */
  private static final int LONGEST_HEAD = 4 * StepTarget.LONGEST;

  private final Vertx vertx;
  private final StepThreads threads;
  private final String address = InetAddress.getLoopbackAddress().getHostAddress();
  private @Nullable HttpServer server;
  private @Nullable HttpClient client;

  StepChannel(Vertx vertx, StepThreads threads) {
    this.vertx = vertx;
    this.threads = threads;
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
            new HttpClientOptions().setMaxHeaderSize(LONGEST_HEAD),
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

  /** Sends a step of a batch on its way; it runs on the batch's thread. */
  CompletionStage<Received> send(Step step, BatchCall call, StepThread thread) {
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
    options.putHeader(StepThreads.HEADER, thread.key());
    return client
        .request(options)
        .compose(request -> sent(request, step.body()))
        .compose(StepChannel::received)
        .toCompletionStage();
  }

  private void serve(HttpServerRequest request) {
    if (threads.of(request.getHeader(StepThreads.HEADER)).isPresent()) {
      VertxHttpRecorder.getRootHandler().handle(request);
    } else {
      request.connection().close();
    }
  }

  private static Future<HttpClientResponse> sent(HttpClientRequest request, @Nullable String body) {
    return body == null ? request.send() : request.send(Buffer.buffer(Octets.bytes(body)));
  }

  private static Future<Received> received(HttpClientResponse response) {
    List<Entry<String, String>> headers = List.copyOf(response.headers().entries());
    return response
        .body()
        .map(body -> new Received(response.statusCode(), headers, Octets.of(body.getBytes())));
  }
}
