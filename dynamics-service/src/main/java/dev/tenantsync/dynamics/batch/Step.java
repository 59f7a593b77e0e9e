package dev.tenantsync.dynamics.batch;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a batch.
 *
 * @param method HTTP method in capitals
 * @param target path and query under the host; in a change set it may begin with a reference, as in
 *     {@code $1/lastname}
 * @param headers by name in small letters
 * @param body octets; null where the step has none
 * @param contentId null where the client gave none
 */
record Step(
    String method,
    String target,
    Map<String, String> headers,
    @Nullable String body,
    @Nullable String contentId) {

  Step {
    headers = Map.copyOf(headers);
  }

  /** The same step to another place with another body. */
  Step with(String otherTarget, @Nullable String otherBody) {
    return new Step(method, otherTarget, headers, otherBody, contentId);
  }
}
