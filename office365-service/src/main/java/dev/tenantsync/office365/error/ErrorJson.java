package dev.tenantsync.office365.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Graph's error body. {@code innerError} has a capital E and a date without zone: clients insist.
 */
record ErrorJson(BodyJson error) {

  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record BodyJson(String code, String message, List<DetailJson> details, InnerJson innerError) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DetailJson(String code, @Nullable String target, String message) {}

  record InnerJson(
      String date,
      @JsonProperty("request-id") String requestId,
      @JsonProperty("client-request-id") String clientRequestId) {}
}
