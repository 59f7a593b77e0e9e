package dev.tenantsync.benchmark.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A program that does nothing but answer: {@code GET /700} with 700 bytes of JSON. It runs on the
 * server that the services run on, with nothing between the socket and the answer.
 */
public final class BareEndpoint {

  private static final Map<String, Buffer> BODIES = new ConcurrentHashMap<>();

  private BareEndpoint() {}

  /** Listens on the port that is given. */
  public static void main(String... arguments) {
    int port = Integer.parseInt(arguments[0]);
    Vertx vertx = Vertx.vertx();
    int loops = Runtime.getRuntime().availableProcessors();
    vertx
        .deployVerticle(() -> new Listener(port), new DeploymentOptions().setInstances(loops))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              System.exit(1);
            });
  }

  private static final class Listener extends AbstractVerticle {

    private final int port;

    private Listener(int port) {
      this.port = port;
    }

    @Override
    public void start() {
      vertx.createHttpServer().requestHandler(Listener::answer).listen(port, "127.0.0.1");
    }

    private static void answer(HttpServerRequest request) {
      request
          .response()
          .putHeader("content-type", "application/json")
          .end(BODIES.computeIfAbsent(request.path(), Listener::body));
    }

    private static Buffer body(String path) {
      int size = Integer.parseInt(path.substring(1));
      return Buffer.buffer("{\"a\":\"" + "x".repeat(Math.max(0, size - 8)) + "\"}");
    }
  }
}
