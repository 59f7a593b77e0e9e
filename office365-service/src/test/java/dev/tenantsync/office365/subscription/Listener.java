package dev.tenantsync.office365.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An endpoint on this machine that answers as a test says, and remembers what it was sent. */
public final class Listener implements AutoCloseable {

  /** A request as it came. */
  public record Request(String method, String uri, String host, String type, String body) {}

  /** How to answer. */
  @FunctionalInterface
  public interface Script {
    void answer(HttpExchange exchange, String token) throws IOException;
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<Request> handshakes = new CopyOnWriteArrayList<>();
  private final List<Request> deliveries = new CopyOnWriteArrayList<>();
  private final List<JsonNode> notices = new CopyOnWriteArrayList<>();
  private volatile Script toHandshakes =
      (exchange, token) -> reply(exchange, 200, "text/plain", token);
  private volatile Script toNotices = (exchange, token) -> reply(exchange, 202, "text/plain", "");

  public Listener() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/notices";
  }

  /** Answers handshakes so from now on. */
  public Listener onHandshake(Script script) {
    toHandshakes = script;
    return this;
  }

  /** Answers notices so from now on. */
  public Listener onNotices(Script script) {
    toNotices = script;
    return this;
  }

  /** Answers notices with this status from now on. */
  public Listener onNotices(int status) {
    return onNotices((exchange, token) -> reply(exchange, status, "text/plain", ""));
  }

  /** Holds a request until the listener is closed. */
  public void hang(HttpExchange exchange) {
    try {
      closed.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    exchange.close();
  }

  public List<Request> handshakes() {
    return handshakes;
  }

  /** The requests with notices, whatever they were answered. */
  public List<Request> deliveries() {
    return deliveries;
  }

  /** All notices of all deliveries, in the order of arrival. */
  public List<JsonNode> notices() {
    return notices;
  }

  /** The notices about one object, as change types. */
  public List<String> about(String objectId) {
    return notices.stream()
        .filter(notice -> notice.at("/resourceData/id").asText().equals(objectId))
        .map(notice -> notice.path("changeType").asText())
        .toList();
  }

  /** The lifecycle events of a subscription. */
  public List<String> events(String subscriptionId) {
    return notices.stream()
        .filter(notice -> notice.path("subscriptionId").asText().equals(subscriptionId))
        .filter(notice -> notice.has("lifecycleEvent"))
        .map(notice -> notice.path("lifecycleEvent").asText())
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getRawQuery();
    Request request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().getFirst("Host"),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    int token = query == null ? -1 : query.indexOf("validationToken=");
    if (token >= 0) {
      handshakes.add(request);
      String encoded = query.substring(token + "validationToken=".length());
      toHandshakes.answer(exchange, URLDecoder.decode(encoded, StandardCharsets.UTF_8));
    } else {
      JSON.readTree(request.body()).path("value").forEach(notices::add);
      deliveries.add(request);
      toNotices.answer(exchange, "");
    }
  }

  /** Answers. */
  public static void reply(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
