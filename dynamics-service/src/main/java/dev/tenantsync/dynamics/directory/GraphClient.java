package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.bootstrap.trace.Outgoing;
import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.tls.TlsConfigurationRegistry;
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

  /** The TLS configuration that says whom to believe to be the directory. */
  static final String TRUST = "directory";

  private final URI origin;
  private final String prefer;
  private final GraphApi api;
  private final ObjectMapper json;
  private final DirectoryToken token;
  private final Traces traces;

  GraphClient(
      DynamicsSettings settings,
      TlsConfigurationRegistry trust,
      ObjectMapper json,
      DirectoryToken token,
      Traces traces) {
    DynamicsSettings.Directory directory = settings.directory();
    this.origin = directory.url();
    this.prefer = "odata.maxpagesize=" + directory.pageSize();
    this.json = json;
    this.token = token;
    this.traces = traces;
    this.api =
        QuarkusRestClientBuilder.newBuilder()
            .baseUri(origin)
            .connectTimeout(directory.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(directory.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .followRedirects(false)
            .tlsConfiguration(trust.get(TRUST).orElseThrow())
            .property("microprofile.rest.client.disable.default.mapper", true)
            .build(GraphApi.class);
  }

  /** The absolute URL of a Graph path such as {@code users/delta}. */
  String url(String path) {
    return origin.toString().replaceAll("/+$", "") + "/v1.0/" + path;
  }

  /** A GET of one URL. */
  private record Call<T>(String url, String prefer, TypeReference<T> type) {}

  /**
   * @throws DirectoryException if there is no such thing, too
   */
  <T> Answer<T> read(String url, TypeReference<T> type) {
    return read(new Call<>(url, prefer, type));
  }

  /**
   * @param causesAfter as in {@link FeedRequest}
   * @throws DirectoryException if there is no such thing, too
   */
  <T> Answer<T> read(String url, @Nullable String causesAfter, TypeReference<T> type) {
    String causes = causesAfter == null ? "" : ", " + CauseNotes.preference(causesAfter);
    return read(new Call<>(url, prefer + causes, type));
  }

  private <T> Answer<T> read(Call<T> call) {
    return readIfThere(call)
        .orElseThrow(() -> new DirectoryException("The directory answered 404"));
  }

  /**
   * @return empty where the directory has no such thing
   */
  <T> Optional<Answer<T>> readIfThere(String url, TypeReference<T> type) {
    return readIfThere(new Call<>(url, prefer, type));
  }

  private <T> Optional<Answer<T>> readIfThere(Call<T> call) {
    requireOwnOrigin(call.url());
    try {
      return answered(call);
    } catch (ProcessingException unheard) {
      // A connection kept open may have been closed by the other side meanwhile.
      return answeredAtLast(call);
    }
  }

  private <T> Optional<Answer<T>> answeredAtLast(Call<T> call) {
    try {
      return answered(call);
    } catch (ProcessingException failure) {
      throw new DirectoryException("The directory could not be read: " + failure, failure);
    }
  }

  /** A token may have been withdrawn, or its key forgotten, before it expired: asks once more. */
  private <T> Optional<Answer<T>> answered(Call<T> call) {
    String bearer = token.current();
    try (Response response = get(call, bearer)) {
      // Read whatever it is: the connection is wanted again.
      byte[] body = response.readEntity(byte[].class);
      if (response.getStatus() != 401) {
        return value(response, body, call.type());
      }
    }
    try (Response response = get(call, token.insteadOf(bearer))) {
      return value(response, response.readEntity(byte[].class), call.type());
    }
  }

  private Response get(Call<?> call, String bearer) {
    return traces.calling(
        Outgoing.ofApi("GET", URI.create(call.url())),
        traceParent -> api.get(call.url(), "Bearer " + bearer, call.prefer(), traceParent),
        Response::getStatus);
  }

  private <T> Optional<Answer<T>> value(Response response, byte[] body, TypeReference<T> type) {
    try {
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

  /** A request carries this service's token, which no other host may ever see. */
  void requireOwnOrigin(String url) {
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
