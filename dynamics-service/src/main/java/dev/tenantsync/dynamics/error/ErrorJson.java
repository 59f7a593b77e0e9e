package dev.tenantsync.dynamics.error;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dataverse's error body. */
public record ErrorJson(BodyJson error) {

  /** What a client is told of a refusal. */
  public static ErrorJson of(DataverseException refusal) {
    return of(refusal, Map.of());
  }

  /** The same with annotations that the client asked for. */
  static ErrorJson of(DataverseException refusal, Map<String, String> details) {
    return new ErrorJson(
        new BodyJson(refusal.code(), refusal.text(), refusal.reason().orElse(null), details));
  }

  /**
   * What went wrong.
   *
   * @param reason ours: the stable id of why somebody was kept out; absent otherwise
   * @param details annotations, by their names with the sign
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BodyJson(
      String code,
      String message,
      @Nullable String reason,
      @JsonAnyGetter Map<String, String> details) {}
}
