package dev.tenantsync.dynamics.stand;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Publishes keys. */
public final class KeyServer implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger readings = new AtomicInteger();
  private volatile List<IssuerKey> keys;

  /**
   * @param port 0 for any that is free
   */
  public KeyServer(int port, IssuerKey... keys) throws IOException {
    this.keys = List.of(keys);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/keys",
        exchange -> {
          readings.incrementAndGet();
          String set =
              this.keys.stream()
                  .map(IssuerKey::jwk)
                  .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
          byte[] body = set.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public void publishes(IssuerKey... published) {
    this.keys = List.of(published);
  }

  /** How often the keys were read. */
  public int readings() {
    return readings.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
