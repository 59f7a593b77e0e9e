package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.tenantsync.dynamics.error.DataverseException;
import java.util.regex.Pattern;

/** A request about one property, as the body of the PATCH that means the same. */
final class PropertyBody {

  private static final Pattern NAME = Pattern.compile("\\w+");

  private PropertyBody() {}

  /** {@code PUT /set(key)/column} with {@code {"value":...}}. */
  static JsonNode put(String column, byte[] body) {
    JsonNode given = JsonBodies.read(body);
    if (!given.isObject() || given.get("value") == null) {
      throw DataverseException.badPayload("The request body must be an object with a 'value'.");
    }
    return member(named(column), given.get("value"));
  }

  /** {@code DELETE /set(key)/column}. */
  static JsonNode delete(String column) {
    return member(named(column), NullNode.getInstance());
  }

  /** {@code PUT /set(key)/navigation/$ref} with {@code {"@odata.id":...}}. */
  static JsonNode bind(String navigation, byte[] body) {
    JsonNode address = JsonBodies.read(body).path("@odata.id");
    if (!address.isTextual()) {
      throw DataverseException.badPayload("The request body must be an object with '@odata.id'.");
    }
    return member(named(navigation) + "@odata.bind", address);
  }

  /** {@code DELETE /set(key)/navigation/$ref}. */
  static JsonNode unbind(String navigation) {
    return member(named(navigation) + "@odata.bind", NullNode.getInstance());
  }

  private static String named(String property) {
    if (!NAME.matcher(property).matches()) {
      throw DataverseException.badPayload("'" + property + "' is no property.");
    }
    return property;
  }

  private static JsonNode member(String name, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(name, value);
  }
}
