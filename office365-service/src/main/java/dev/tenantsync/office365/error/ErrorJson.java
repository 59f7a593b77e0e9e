package dev.tenantsync.office365.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Graph's error body. {@code innerError} has a capital E and a date without zone: clients insist.
 */
public record ErrorJson(BodyJson error) {

  /** The body that tells this refusal of the request with these ids. */
  public static ErrorJson of(GraphException refusal, String requestId, String clientRequestId) {
    List<DetailJson> details =
        refusal.details().stream()
            .map(detail -> new DetailJson(detail.code(), detail.target(), detail.message()))
            .toList();
    String date = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "");
    InnerJson inner = new InnerJson(date, requestId, clientRequestId);
    return new ErrorJson(new BodyJson(refusal.code(), refusal.text(), details, inner));
  }

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record BodyJson(String code, String message, List<DetailJson> details, InnerJson innerError) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DetailJson(String code, @Nullable String target, String message) {}

  record InnerJson(
      String date,
      @JsonProperty("request-id") String requestId,
      @JsonProperty("client-request-id") String clientRequestId) {}
}
