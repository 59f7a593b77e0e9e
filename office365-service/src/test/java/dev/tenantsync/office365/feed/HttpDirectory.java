package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.Graph;
import dev.tenantsync.office365.identity.Administrator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The directory's API with a plain client, for tests that make many requests at once. */
final class HttpDirectory {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;
  private final AtomicLong lastWrite = new AtomicLong();
  private final Semaphore writes = new Semaphore(0);

  HttpDirectory(String root) {
    this.root = root;
  }

  String create(String name) {
    Map<String, Object> user = Graph.newUser(Map.of("displayName", name, "usageLocation", "US"));
    return send("POST", "/users", user).path("id").textValue();
  }

  void change(String user, Map<String, ?> properties) {
    send("PATCH", "/users/" + user, properties);
  }

  void license(String user, String sku, boolean give) {
    List<?> add = give ? List.of(Map.of("skuId", sku)) : List.of();
    List<?> remove = give ? List.of() : List.of(sku);
    send(
        "POST",
        "/users/" + user + "/assignLicense",
        Map.of("addLicenses", add, "removeLicenses", remove));
  }

  void appoint(String user, String role, boolean give) {
    String members = "/directoryRoles/" + role + "/members/";
    if (give) {
      send("POST", members + "$ref", Map.of("@odata.id", root + "/directoryObjects/" + user));
    } else {
      send("DELETE", members + user + "/$ref", Map.of());
    }
  }

  void delete(String user) {
    send("DELETE", "/users/" + user, Map.of());
  }

  void restore(String user) {
    send("POST", "/directory/deletedItems/" + user + "/restore", Map.of());
  }

  void purge(String user) {
    send("DELETE", "/directory/deletedItems/" + user, Map.of());
  }

  /** Returns after so many more writes, or when none have come for a while. */
  void awaitWrites(int some) throws InterruptedException {
    if (writes.tryAcquire(some, 200, TimeUnit.MILLISECONDS)) {
      writes.drainPermits();
    }
  }

  /** The newest transaction that a write was answered with. */
  long lastWrite() {
    return lastWrite.get();
  }

  HttpResponse<String> get(String address, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).GET();
    return exchange(headers.length == 0 ? request : request.headers(headers));
  }

  JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
    } catch (IOException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  /** All objects of a list by id, page after page. */
  Map<String, JsonNode> all(String list) {
    Map<String, JsonNode> found = new HashMap<>();
    String link = root + list;
    while (link != null) {
      JsonNode page = read(get(link));
      page.path("value").forEach(user -> found.put(user.path("id").textValue(), user));
      link = page.path("@odata.nextLink").textValue();
    }
    return found;
  }

  String root() {
    return root;
  }

  private JsonNode send(String method, String path, Map<String, ?> body) {
    try {
      var content =
          method.equals("DELETE")
              ? BodyPublishers.noBody()
              : BodyPublishers.ofString(JSON.writeValueAsString(body));
      HttpResponse<String> response =
          exchange(
              HttpRequest.newBuilder(URI.create(root + path))
                  .header("Content-Type", "application/json")
                  .method(method, content));
      response
          .headers()
          .firstValue("x-sync-token")
          .map(token -> Long.parseLong(token.substring(token.indexOf('.') + 1)))
          .ifPresent(xact -> lastWrite.accumulateAndGet(xact, Math::max));
      writes.release();
      return read(response);
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    }
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      request.header("Authorization", "Bearer " + Administrator.token());
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new AssertionError(
            response.uri() + ": " + response.statusCode() + " " + response.body());
      }
      return response;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
