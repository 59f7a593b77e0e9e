package dev.tenantsync.office365.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Whether an answer has everything that a contract shows: each property, in the same JSON type.
 * Values of {@link #EXACT} properties count; others are examples. The answer may hold more.
 */
final class Likeness {

  /** What the consumer decides by. */
  private static final Set<String> EXACT =
      Set.of(
          "id",
          "@odata.type",
          "reason",
          "code",
          "roleTemplateId",
          "servicePlanId",
          "capabilityStatus",
          "accountEnabled",
          "change");

  private final List<String> differences = new ArrayList<>();

  private Likeness() {}

  /** What the answer lacks, a line each; empty if it keeps the contract. */
  static List<String> differences(JsonNode contract, JsonNode answer) {
    Likeness likeness = new Likeness();
    likeness.compare("", contract, answer);
    return likeness.differences;
  }

  private void compare(String path, JsonNode contract, JsonNode answer) {
    if (contract.getNodeType() != answer.getNodeType()) {
      differences.add(path + " is " + answer.getNodeType() + " and not " + contract.getNodeType());
    } else if (contract.isObject()) {
      contract
          .properties()
          .forEach(
              property ->
                  compare(
                      path + "/" + property.getKey(),
                      property.getValue(),
                      answer.path(property.getKey())));
    } else if (contract.isArray()) {
      contract.forEach(element -> requireLike(path, element, answer));
    } else if (EXACT.contains(path.substring(path.lastIndexOf('/') + 1))
        && !contract.equals(answer)) {
      differences.add(path + " is " + answer + " and not " + contract);
    }
  }

  private void requireLike(String path, JsonNode element, JsonNode answer) {
    for (JsonNode candidate : answer) {
      if (differences(element, candidate).isEmpty()) {
        return;
      }
    }
    differences.add(path + " has none like " + element);
  }
}
