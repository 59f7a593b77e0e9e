package dev.tenantsync.pair;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector: takes spans by OTLP over http, and keeps what it was sent. */
final class SpanSink implements AutoCloseable {

  private final HttpServer server;
  private final List<byte[]> requests = new CopyOnWriteArrayList<>();

  SpanSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<ReportedSpan> spans() {
    return requests.stream().flatMap(request -> ReportedSpan.read(request).stream()).toList();
  }

  /** Everything that was sent, where ASCII stands as such. */
  String everything() {
    StringBuilder all = new StringBuilder();
    requests.forEach(request -> all.append(new String(request, StandardCharsets.ISO_8859_1)));
    return all.toString();
  }

  private void take(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestBody().readAllBytes());
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
