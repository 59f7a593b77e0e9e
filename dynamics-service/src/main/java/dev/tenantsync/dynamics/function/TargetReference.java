package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.JsonBodies;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The row that a function is asked about, as {@code {"@odata.id":"accounts(...)"}}.
 *
 * @param set the entity set
 */
record TargetReference(String set, UUID id) {

  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:.*/)?(accounts|systemusers)\\((\\p{XDigit}{8}-(?:\\p{XDigit}{4}-){3}\\p{XDigit}{12})\\)",
          Pattern.DOTALL);

  boolean isAccount() {
    return set.equals("accounts");
  }

  /** Dataverse's samples write the JSON with single quotes, too. */
  static TargetReference parse(Optional<String> value) {
    String text =
        value.orElseThrow(
            () -> DataverseException.badPayload("The parameter 'Target' has no value."));
    JsonNode json = JsonBodies.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    Matcher address = ADDRESS.matcher(json.path("@odata.id").asText(""));
    if (!address.matches()) {
      throw DataverseException.badPayload(
          "The parameter 'Target' must hold the '@odata.id' of an account or a systemuser.");
    }
    return new TargetReference(address.group(1), UUID.fromString(address.group(2)));
  }
}
