package dev.tenantsync.office365.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of one step.
 *
 * @param body JSON as the step's route wrote it; null where it wrote nothing
 */
record StepAnswerJson(
    String id,
    int status,
    Map<String, String> headers,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonRawValue @Nullable String body) {

  StepAnswerJson {
    headers = Map.copyOf(headers);
  }

  boolean isFailure() {
    return status >= 400;
  }
}
