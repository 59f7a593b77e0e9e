package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Fetches one URL of the directory and reads the answer, or says why there is none. */
@ApplicationScoped
class GraphClient {

  /** A body and the position it was read at. */
  record Answer<T>(T body, @Nullable String position) {}

  private final URI origin;
  private final String prefer;
  private final GraphApi api;
  private final ObjectMapper json;

  GraphClient(DynamicsSettings settings, ObjectMapper json) {
    DynamicsSettings.Directory directory = settings.directory();
    this.origin = directory.url();
    this.prefer = "odata.maxpagesize=" + directory.pageSize();
    this.json = json;
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(origin)
            .connectTimeout(directory.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(directory.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(GraphApi.class);
  }

  /** The absolute URL of a Graph path such as {@code users/delta}. */
  String url(String path) {
    return origin.toString().replaceAll("/+$", "") + "/v1.0/" + path;
  }

  /**
   * @throws DirectoryException if there is no such thing, too
   */
  <T> Answer<T> read(String url, TypeReference<T> type) {
    return readIfThere(url, type)
        .orElseThrow(() -> new DirectoryException("The directory answered 404"));
  }

  /**
   * @return empty where the directory has no such thing
   */
  <T> Optional<Answer<T>> readIfThere(String url, TypeReference<T> type) {
    requireOwnOrigin(url);
    try {
      return answered(url, type);
    } catch (ProcessingException unheard) {
      // A connection kept open may have been closed by the other side meanwhile.
      return answeredAtLast(url, type);
    }
  }

  private <T> Optional<Answer<T>> answeredAtLast(String url, TypeReference<T> type) {
    try {
      return answered(url, type);
    } catch (ProcessingException failure) {
      throw new DirectoryException("The directory could not be read: " + failure, failure);
    }
  }

  private <T> Optional<Answer<T>> answered(String url, TypeReference<T> type) {
    try (Response response = api.get(url, "application/json", prefer)) {
      byte[] body = response.readEntity(byte[].class);
      if (response.getStatus() == 404 && Refusal.stated(json, body)) {
        return Optional.empty();
      }
      if (response.getStatus() != 200) {
        throw Refusal.of(response, json, body);
      }
      T value = Objects.requireNonNull(json.readValue(body, type), "an empty answer");
      return Optional.of(new Answer<>(value, response.getHeaderString("x-sync-position")));
    } catch (IOException | NullPointerException failure) {
      throw new DirectoryException("The directory could not be read: " + failure, failure);
    }
  }

  /** A request may carry credentials one day; it never goes to another host. */
  private void requireOwnOrigin(String url) {
    if (!own(url)) {
      throw new DirectoryException("The directory sent a link to another origin than " + origin);
    }
  }

  /** Whether a link leads to the configured directory. */
  boolean own(String url) {
    try {
      return own(URI.create(url));
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private boolean own(URI link) {
    return origin.getScheme().equalsIgnoreCase(link.getScheme())
        && origin.getHost().equalsIgnoreCase(link.getHost())
        && port(origin) == port(link)
        && link.getUserInfo() == null;
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }
}
