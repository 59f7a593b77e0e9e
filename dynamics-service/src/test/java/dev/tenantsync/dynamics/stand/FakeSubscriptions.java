package dev.tenantsync.dynamics.stand;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who wants to be told of a directory's changes; loses or spoils notices when told to. */
public final class FakeSubscriptions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, ObjectNode> held = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<String> renewals = new ArrayList<>();
  private boolean lost;
  private String spoiled;
  private boolean away;

  /** Those that there are, as the directory shows them. */
  public synchronized List<ObjectNode> all() {
    return held.values().stream().map(ObjectNode::deepCopy).toList();
  }

  /** What is subscribed to. */
  public synchronized List<String> resources() {
    return held.values().stream().map(one -> one.path("resource").asText()).sorted().toList();
  }

  /** Ids of subscriptions in the order in which they were renewed. */
  public synchronized List<String> renewals() {
    return List.copyOf(renewals);
  }

  // How it misbehaves.

  /** Notices are lost on their way. */
  public synchronized void loseNotices(boolean lose) {
    lost = lose;
  }

  /** Notices show this and not what was agreed; null ends that. */
  public synchronized void show(String clientState) {
    spoiled = clientState;
  }

  /** Knows no such resource to subscribe to, as Microsoft's directory knows no roles. */
  public synchronized void refuse(String resource) {
    refused.add(resource);
  }

  /** All are gone, as with a directory from a backup. */
  public synchronized void forget() {
    held.clear();
  }

  /** Nothing about subscriptions is answered. */
  public synchronized void answerNothing(boolean nothing) {
    away = nothing;
  }

  /** One more that somebody made before. */
  public synchronized String plant(String resource, String url, String clientState) {
    ObjectNode planted = JsonNodeFactory.instance.objectNode();
    planted.put("resource", resource).put("notificationUrl", url).put("clientState", clientState);
    planted.put("expirationDateTime", Instant.now().plusSeconds(3_600).toString());
    return keep(planted);
  }

  private String keep(ObjectNode subscription) {
    String id = UUID.randomUUID().toString();
    held.put(id, subscription.put("id", id));
    return id;
  }

  // How it tells.

  /** Tells everybody who watches a set that something changed, and waits for nobody. */
  void changed(String set) {
    for (ObjectNode subscription : watching(set)) {
      post(subscription, notice(subscription).put("resource", set + "/" + UUID.randomUUID()));
    }
  }

  /** Tells everybody that something happened to their subscriptions. */
  public void lifecycle(String event) {
    for (ObjectNode subscription : all()) {
      String resource = subscription.path("resource").asText();
      post(
          subscription,
          notice(subscription).put("lifecycleEvent", event).put("resource", resource));
    }
  }

  private synchronized List<ObjectNode> watching(String set) {
    return lost
        ? List.of()
        : all().stream()
            .filter(one -> one.path("resource").asText().equalsIgnoreCase(set))
            .toList();
  }

  private synchronized ObjectNode notice(ObjectNode subscription) {
    ObjectNode notice = JsonNodeFactory.instance.objectNode();
    notice.put("subscriptionId", subscription.path("id").asText());
    notice.put("changeType", "updated").put("tenantId", UUID.randomUUID().toString());
    String agreed = subscription.path("clientState").asText();
    return notice.put("clientState", spoiled == null ? agreed : spoiled);
  }

  private void post(ObjectNode subscription, ObjectNode notice) {
    ObjectNode notices = JsonNodeFactory.instance.objectNode();
    notices.putArray("value").add(notice);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(subscription.path("notificationUrl").asText()))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(notices.toString()))
            .build();
    var unused = http.sendAsync(request, BodyHandlers.ofString());
  }

  // How it answers.

  void answer(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/", -1);
    String id = parts.length > 3 ? parts[3] : null;
    byte[] body = exchange.getRequestBody().readAllBytes();
    if (away()) {
      send(exchange, 503, error("ServiceUnavailable"));
      return;
    }
    switch (exchange.getRequestMethod()) {
      case "POST" -> create(exchange, (ObjectNode) JSON.readTree(body));
      case "PATCH" -> renew(exchange, id, (ObjectNode) JSON.readTree(body));
      case "DELETE" -> remove(exchange, id);
      default -> list(exchange);
    }
  }

  private synchronized boolean away() {
    return away;
  }

  private void create(HttpExchange exchange, ObjectNode order) throws IOException {
    if (isRefused(order.path("resource").asText())) {
      send(exchange, 400, error("InvalidRequest"));
    } else if (!willing(order.path("notificationUrl").asText())) {
      send(exchange, 400, error("ValidationError"));
    } else {
      synchronized (this) {
        String id = keep(order);
        send(exchange, 201, held.get(id).toString());
      }
    }
  }

  private synchronized boolean isRefused(String resource) {
    return refused.contains(resource);
  }

  private boolean willing(String url) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "?validationToken=Is%20it%20you%3F%20%2B"))
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      String type = answer.headers().firstValue("Content-Type").orElse("");
      return answer.statusCode() == 200
          && type.startsWith("text/plain")
          && answer.body().equals("Is it you? +");
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  private synchronized void renew(HttpExchange exchange, String id, ObjectNode change)
      throws IOException {
    ObjectNode subscription = held.get(id);
    if (subscription == null) {
      send(exchange, 404, error("ResourceNotFound"));
      return;
    }
    renewals.add(id);
    subscription.set("expirationDateTime", change.get("expirationDateTime"));
    send(exchange, 200, subscription.toString());
  }

  private synchronized void remove(HttpExchange exchange, String id) throws IOException {
    if (held.remove(id) == null) {
      send(exchange, 404, error("ResourceNotFound"));
    } else {
      exchange.sendResponseHeaders(204, -1);
      exchange.close();
    }
  }

  private synchronized void list(HttpExchange exchange) throws IOException {
    ObjectNode page = JsonNodeFactory.instance.objectNode();
    ArrayNode value = page.putArray("value");
    held.values().forEach(value::add);
    send(exchange, 200, page.toString());
  }

  private static String error(String code) {
    return "{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}";
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
