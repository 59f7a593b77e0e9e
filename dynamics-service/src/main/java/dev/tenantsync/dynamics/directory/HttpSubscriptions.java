package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The subscriptions that this service has in the directory.
 *
 * <p>Every method throws {@link DirectoryException} where no usable answer came.
 */
@ApplicationScoped
public class HttpSubscriptions {

  private static final TypeReference<PageJson<SubscriptionJson>> PAGE = new TypeReference<>() {};
  private static final TypeReference<SubscriptionJson> ONE = new TypeReference<>() {};

  private final GraphClient graph;
  private final DirectoryToken token;
  private final ObjectMapper json;
  private final SubscriptionApi api;

  HttpSubscriptions(
      GraphClient graph,
      DirectoryToken token,
      ObjectMapper json,
      TlsConfigurationRegistry trust,
      DynamicsSettings settings) {
    DynamicsSettings.Directory directory = settings.directory();
    this.graph = graph;
    this.token = token;
    this.json = json;
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(directory.url())
            .connectTimeout(directory.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(directory.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .tlsConfiguration(trust.get(GraphClient.TRUST).orElseThrow())
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(SubscriptionApi.class);
  }

  /** All of this service's registration, whoever made them. */
  public List<SubscriptionEntry> own() {
    List<SubscriptionEntry> found = new ArrayList<>();
    String url = graph.url("subscriptions");
    while (url != null) {
      String page = url;
      graph.requireOwnOrigin(page);
      PageJson<SubscriptionJson> answer =
          read(call(bearer -> api.list(page, bearer)).orElseThrow(HttpSubscriptions::gone), PAGE);
      answer.rows().forEach(row -> row.entry().ifPresent(found::add));
      url = answer.nextLink();
    }
    return found;
  }

  /** Makes one. The directory calls the notification address before it answers. */
  public SubscriptionEntry create(SubscriptionOrder order) {
    byte[] body = written(SubscriptionJson.of(order));
    String url = graph.url("subscriptions");
    return entry(
        call(bearer -> api.create(url, bearer, body)).orElseThrow(HttpSubscriptions::gone));
  }

  /** Lets one live longer; empty where it is there no more. */
  public Optional<SubscriptionEntry> renew(String id, Instant until) {
    byte[] body = written(SubscriptionJson.renewal(until));
    return call(bearer -> api.renew(url(id), bearer, body)).map(this::entry);
  }

  /** Removes one, if it is still there. */
  public void remove(String id) {
    var unused = call(bearer -> api.remove(url(id), bearer));
  }

  private String url(String id) {
    return graph.url("subscriptions/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
  }

  private SubscriptionEntry entry(byte[] body) {
    return read(body, ONE).entry().orElseThrow(HttpSubscriptions::gone);
  }

  private static DirectoryException gone() {
    return new DirectoryException("The directory keeps no subscriptions");
  }

  /** Empty where the directory says that there is no such thing. */
  private Optional<byte[]> call(Function<String, Response> request) {
    try {
      return answered(request);
    } catch (ProcessingException unheard) {
      return answeredAtLast(request);
    }
  }

  /** A connection kept open may have been closed by the other side meanwhile. */
  private Optional<byte[]> answeredAtLast(Function<String, Response> request) {
    try {
      return answered(request);
    } catch (ProcessingException failure) {
      throw new DirectoryException("The directory could not be asked: " + failure, failure);
    }
  }

  /** A token may have been withdrawn before it expired: asks once more. */
  private Optional<byte[]> answered(Function<String, Response> request) {
    String known = token.current();
    try (Response response = request.apply("Bearer " + known)) {
      byte[] body = response.readEntity(byte[].class);
      if (response.getStatus() != 401) {
        return value(response, body);
      }
    }
    try (Response response = request.apply("Bearer " + token.insteadOf(known))) {
      return value(response, response.readEntity(byte[].class));
    }
  }

  private Optional<byte[]> value(Response response, byte[] body) {
    if (response.getStatus() == 404 && Refusal.stated(json, body)) {
      return Optional.empty();
    }
    if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
      throw Refusal.of(response, json, body);
    }
    return Optional.of(body == null ? new byte[0] : body);
  }

  private <T> T read(byte[] body, TypeReference<T> type) {
    try {
      return Objects.requireNonNull(json.readValue(body, type), "an empty answer");
    } catch (IOException | NullPointerException failure) {
      throw new DirectoryException("The directory could not be read: " + failure, failure);
    }
  }

  private byte[] written(SubscriptionJson subscription) {
    try {
      return json.writeValueAsBytes(subscription);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
