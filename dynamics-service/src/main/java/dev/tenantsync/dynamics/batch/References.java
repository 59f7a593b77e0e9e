package dev.tenantsync.dynamics.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.JsonBodies;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What earlier requests of a change set made, for later ones that name it by {@code $} and its
 * Content-ID: in their URL, or as the value of a member that holds an address.
 */
final class References {

  private static final Pattern IN_URL = Pattern.compile("\\$([^/?]*)(.*)");
  private static final Pattern ENTITY = Pattern.compile("https?://[^/]*(/.*\\))");

  private final Map<String, String> addresses = new HashMap<>();

  /** Remembers the row that a step made or wrote, by the step's Content-ID. */
  void note(Step step, Received answer) {
    if (step.contentId() != null) {
      answer
          .header("OData-EntityId")
          .ifPresent(address -> addresses.put(step.contentId(), address));
    }
  }

  /**
   * The step with addresses for references.
   *
   * @throws DataverseException 400 where one names no row of an earlier request
   */
  Step resolved(Step step) {
    return step.with(target(step.target()), body(step.body()));
  }

  private String target(String target) {
    Matcher reference = IN_URL.matcher(target);
    return reference.matches() ? path(reference.group(1)) + reference.group(2) : target;
  }

  private @Nullable String body(@Nullable String body) {
    if (body == null || !body.contains("\"$")) {
      return body;
    }
    JsonNode json = JsonBodies.read(Octets.bytes(body));
    resolve(json);
    return Octets.utf8(json.toString());
  }

  private void resolve(JsonNode json) {
    if (json instanceof ObjectNode object) {
      for (Entry<String, JsonNode> member : object.properties()) {
        member.setValue(resolved(member.getKey(), member.getValue()));
      }
    }
    json.forEach(this::resolve);
  }

  private JsonNode resolved(String member, JsonNode value) {
    boolean bind = member.endsWith("@odata.bind");
    if (!bind && !member.equals("@odata.id")) {
      return value;
    }
    if (value instanceof ArrayNode several) {
      for (int index = 0; index < several.size(); index++) {
        several.set(index, resolved(member, several.get(index)));
      }
    }
    String text = value.asText("");
    if (!text.startsWith("$")) {
      return value;
    }
    String id = text.substring(1);
    return TextNode.valueOf(bind ? path(id) : address(id));
  }

  private String path(String id) {
    Matcher entity = ENTITY.matcher(address(id));
    return entity.matches() ? entity.group(1) : "";
  }

  private String address(String id) {
    String address = addresses.get(id);
    if (address == null) {
      throw DataverseException.badPayload(
          "The Content-ID reference '$"
              + Malformed.shown(id)
              + "' names no row that an earlier request of the change set made.");
    }
    return address;
  }
}
