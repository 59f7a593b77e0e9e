package dev.tenantsync.dynamics.freshness;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers, in Dataverse's shape, requests that never come to another room. */
@ApplicationScoped
class Refusals {

  static final String POSITION = "x-sync-position";

  private static final String CLIENT_ID = "x-ms-client-request-id";

  /** Dataverse's error body; the position is ours. */
  record ErrorJson(BodyJson error) {}

  /**
   * What went wrong.
   *
   * @param position how far the directory's changes have come; null where that is not known
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BodyJson(String code, String message, @Nullable String position) {}

  private final ObjectMapper json;

  Refusals(ObjectMapper json) {
    this.json = json;
  }

  void malformed(RoutingContext request, String text) {
    answer(request, 400, new BodyJson("0x80048d19", text, null));
  }

  void tooMany(RoutingContext request) {
    request.response().putHeader("Retry-After", "1");
    answer(
        request,
        503,
        new BodyJson("0x80044150", "Too many requests wait for the directory already.", null));
  }

  void tooOld(RoutingContext request, Optional<SyncToken> reached) {
    String position = position(request, reached);
    answer(
        request,
        504,
        new BodyJson(
            "0x80044151",
            "The write to wait for had not come here within the time limit.",
            position));
  }

  void otherLog(RoutingContext request, Optional<SyncToken> reached) {
    String position = position(request, reached);
    answer(
        request,
        412,
        new BodyJson(
            "0x80060882",
            "The token in 'wait-for' is of another log than the one the directory keeps now.",
            position));
  }

  private static @Nullable String position(RoutingContext request, Optional<SyncToken> reached) {
    String position = reached.map(SyncToken::toString).orElse(null);
    if (position != null) {
      request.response().putHeader(POSITION, position);
    }
    return position;
  }

  private void answer(RoutingContext request, int status, BodyJson body) {
    String clientId = request.request().getHeader(CLIENT_ID);
    HttpServerResponse response = request.response();
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json; odata.metadata=minimal")
        .putHeader("OData-Version", "4.0")
        .putHeader(
            "x-ms-request-id",
            clientId == null || clientId.length() > 128 ? UUID.randomUUID().toString() : clientId);
    var unused = response.end(Buffer.buffer(bytes(new ErrorJson(body))));
  }

  private byte[] bytes(ErrorJson error) {
    try {
      return json.writeValueAsBytes(error);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
