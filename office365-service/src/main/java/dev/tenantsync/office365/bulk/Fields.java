package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.odata.Annotations;
import dev.tenantsync.office365.odata.Guids;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the properties of an object one by one; what nobody takes is refused in the end. A null
 * counts as absent.
 *
 * @param at where the object stands, ended by a dot; empty for the line itself
 */
record Fields(ObjectNode object, String at) {

  /** The properties of a line. */
  static Fields of(ObjectNode line) {
    return new Fields(line.deepCopy(), "");
  }

  /** The objects of a list; none where there is no list. */
  List<Fields> list(String name) {
    JsonNode list = take(name).orElseGet(object::arrayNode);
    if (!list.isArray()) {
      throw invalid(name, "is not a list");
    }
    List<Fields> elements = new ArrayList<>();
    for (JsonNode element : list) {
      String place = at + name + "[" + elements.size() + "]";
      if (!(element instanceof ObjectNode one)) {
        throw GraphException.badProperty(
            place, "InvalidType", "The value of property '" + place + "' is not an object.");
      }
      elements.add(new Fields(one.deepCopy(), place + "."));
    }
    return elements;
  }

  Optional<UUID> uuid(String name) {
    return text(name).map(text -> Guids.require(at + name, text));
  }

  UUID requiredUuid(String name) {
    return uuid(name).orElseThrow(() -> missing(name));
  }

  List<UUID> uuids(String name) {
    List<UUID> uuids = new ArrayList<>();
    texts(name)
        .forEach(text -> uuids.add(Guids.require(at + name + "[" + uuids.size() + "]", text)));
    return uuids;
  }

  List<String> texts(String name) {
    JsonNode list = take(name).orElseGet(object::arrayNode);
    List<String> texts = new ArrayList<>();
    for (JsonNode element : list) {
      if (!list.isArray() || !element.isTextual()) {
        throw invalid(name, "is not a list of strings");
      }
      texts.add(element.textValue());
    }
    if (!list.isArray()) {
      throw invalid(name, "is not a list");
    }
    return texts;
  }

  Optional<Instant> instant(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException malformed) {
                throw invalid(name, "is not a time such as 2026-01-31T23:59:59Z");
              }
            });
  }

  Instant requiredInstant(String name) {
    return instant(name).orElseThrow(() -> missing(name));
  }

  /** Neither NUL nor half a surrogate pair can be stored. */
  Optional<String> text(String name) {
    Optional<JsonNode> value = take(name);
    value
        .filter(json -> !json.isTextual() || !isStorable(json.textValue()))
        .ifPresent(
            wrong -> {
              throw invalid(name, "is not a string");
            });
    return value.map(JsonNode::textValue);
  }

  String requiredText(String name) {
    return text(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
  }

  boolean flag(String name) {
    Optional<JsonNode> value = take(name);
    value
        .filter(json -> !json.isBoolean())
        .ifPresent(
            wrong -> {
              throw invalid(name, "is neither true nor false");
            });
    return value.isPresent() && value.get().booleanValue();
  }

  /** Whether it is there and not null. */
  boolean has(String name) {
    return object.hasNonNull(name);
  }

  /**
   * @throws GraphException naming a property that nobody took
   */
  void end() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!Annotations.is(name)) {
                throw GraphException.badProperty(
                    at + name, "UnknownProperty", "Property '" + at + name + "' is not known.");
              }
            });
  }

  private Optional<JsonNode> take(String name) {
    return Optional.ofNullable(object.remove(name)).filter(value -> !value.isNull());
  }

  private static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(one -> one == 0 || Character.getType(one) == Character.SURROGATE);
  }

  private GraphException missing(String name) {
    return GraphException.badProperty(
        at + name, "MissingValue", "A value is required for property '" + at + name + "'.");
  }

  private GraphException invalid(String name, String why) {
    return GraphException.badProperty(
        at + name, "InvalidValue", "The value of property '" + at + name + "' " + why + ".");
  }
}
