package dev.tenantsync.dynamics.error;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Dataverse's error body. */
record ErrorJson(BodyJson error) {

  /**
   * What went wrong.
   *
   * @param reason ours: the stable id of why somebody was kept out; absent otherwise
   * @param details annotations, by their names with the sign
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record BodyJson(
      String code,
      String message,
      @Nullable String reason,
      @JsonAnyGetter Map<String, String> details) {}
}
