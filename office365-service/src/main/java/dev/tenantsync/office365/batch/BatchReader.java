package dev.tenantsync.office365.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Annotations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the body of {@code $batch} (Graph: JSON batching). */
final class BatchReader {

  private BatchReader() {}

  /**
   * Reads a batch that can be run.
   *
   * @param root this service's root as the client calls it
   * @throws GraphException 400 if anything about it is malformed; then nothing of it may run
   */
  static Batch read(@Nullable ObjectNode body, String root) {
    JsonNode requests = body == null ? null : body.get("requests");
    if (body == null || requests == null || !requests.isArray() || requests.isEmpty()) {
      throw BatchRefusal.at(
          "requests", "MissingValue", "A batch needs 'requests', an array of at least one step.");
    }
    refuseUnknown(body, Set.of("requests"), "");
    if (requests.size() > Batch.MOST_STEPS) {
      throw BatchRefusal.at(
          "requests",
          "MaximumValueExceeded",
          "Number of batch request steps exceeds the maximum value of "
              + Batch.MOST_STEPS
              + ": "
              + requests.size()
              + ".");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < requests.size(); i++) {
      steps.add(new StepReader("requests[" + i + "]", requests.get(i)).read(root));
    }
    return connected(new Batch(steps));
  }

  private static Batch connected(Batch batch) {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < batch.steps().size(); i++) {
      String id = batch.steps().get(i).id();
      if (!ids.add(id)) {
        throw BatchRefusal.at(
            "requests[" + i + "].id", "InvalidValue", "Two steps have the id '" + id + "'.");
      }
    }
    for (int i = 0; i < batch.steps().size(); i++) {
      refuseUnknownDependency(batch.steps().get(i), "requests[" + i + "].dependsOn", ids);
    }
    Set<Step> orderly = new HashSet<>(batch.inOrder());
    if (orderly.size() < batch.steps().size()) {
      String circle =
          batch.steps().stream()
              .filter(step -> !orderly.contains(step))
              .map(step -> "'" + step.id() + "'")
              .collect(Collectors.joining(", "));
      throw BatchRefusal.at(
          "requests", "InvalidValue", "Steps depend on each other in a circle: " + circle + ".");
    }
    return batch;
  }

  private static void refuseUnknownDependency(Step step, String at, Set<String> ids) {
    for (String dependency : step.dependsOn()) {
      if (!ids.contains(dependency)) {
        throw BatchRefusal.at(
            at,
            "InvalidValue",
            "Step '%s' depends on '%s', which is no step of the batch."
                .formatted(step.id(), dependency));
      }
    }
  }

  static void refuseUnknown(JsonNode object, Set<String> known, String at) {
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name) && !Annotations.is(name)) {
        throw BatchRefusal.at(
            at + name, "InvalidValue", "'" + at + name + "' is not a property of a batch.");
      }
    }
  }
}
