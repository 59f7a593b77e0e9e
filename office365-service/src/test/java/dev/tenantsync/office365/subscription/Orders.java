package dev.tenantsync.office365.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.office365.Graph;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Subscriptions made through the API. */
public final class Orders {

  public static final String PATH = "/v1.0/subscriptions";

  private Orders() {}

  /** A good body, with some properties more or others. */
  public static Map<String, Object> body(String url, String resource, Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("changeType", "updated,deleted");
    body.put("notificationUrl", url);
    body.put("resource", resource);
    body.put("expirationDateTime", in(Duration.ofMinutes(20)));
    body.putAll(more);
    return body;
  }

  public static String in(Duration life) {
    return Instant.now().plus(life).toString();
  }

  /** The id of a subscription made so. */
  public static String made(String url, String resource, Map<String, ?> more) {
    Response made = Graph.post(PATH, body(url, resource, more));
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    return made.path("id");
  }

  public static String made(Listener listener, String resource) {
    return made(listener.url(), resource, Map.of());
  }

  /** Removes all that the administrator's program has. */
  public static void removeAll() {
    Graph.get(PATH).<java.util.List<String>>path("value.id").forEach(Orders::remove);
  }

  private static void remove(String id) {
    Graph.delete(PATH + "/" + id);
  }
}
