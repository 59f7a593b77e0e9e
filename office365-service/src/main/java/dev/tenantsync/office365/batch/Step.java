package dev.tenantsync.office365.batch;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request of a batch.
 *
 * @param method HTTP method in capitals
 * @param target path below the origin and query, such as {@code /v1.0/users?$top=1}
 * @param headers what the step asks to be passed on, by name in small letters
 * @param body text of the body; null where the step has none
 * @param dependsOn ids of the steps that have to succeed before this one begins
 */
record Step(
    String id,
    String method,
    String target,
    Map<String, String> headers,
    @Nullable String body,
    List<String> dependsOn) {

  Step {
    headers = Map.copyOf(headers);
    dependsOn = List.copyOf(dependsOn);
  }
}
