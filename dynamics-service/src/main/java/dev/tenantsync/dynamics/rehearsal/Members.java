package dev.tenantsync.dynamics.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An object of a body, read member by member; what is wrong is named by its place. */
record Members(String place, JsonNode object) {

  static Members of(String place, JsonNode node) {
    if (!node.isObject()) {
      throw DataverseException.badPayload("'" + place + "' must be an object.");
    }
    return new Members(place, node);
  }

  /** Nothing a client misspelt may pass silently. */
  void only(Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw refused(name, "is not known here");
              }
            });
  }

  boolean has(String name) {
    return object.has(name);
  }

  String text(String name) {
    JsonNode value = object.path(name);
    if (!value.isTextual()) {
      throw refused(name, has(name) ? "must be text" : "is missing");
    }
    return value.textValue();
  }

  UUID guid(String name) {
    return guid(name, object.path(name));
  }

  @Nullable UUID guidOrNull(String name) {
    return has(name) ? guid(name) : null;
  }

  /** Empty where it is absent. */
  Set<UUID> guids(String name) {
    Set<UUID> guids = new LinkedHashSet<>();
    int index = 0;
    for (JsonNode element : array(name)) {
      guids.add(guid(name + "[" + index++ + "]", element));
    }
    return guids;
  }

  /** Empty where it is absent. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : array(name)) {
      if (!element.isTextual()) {
        throw refused(name + "[" + texts.size() + "]", "must be text");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  boolean truth(String name) {
    JsonNode value = object.path(name);
    if (has(name) && !value.isBoolean()) {
      throw refused(name, "must be true or false");
    }
    return value.booleanValue();
  }

  JsonNode array(String name) {
    JsonNode value = object.path(name);
    if (has(name) && !value.isArray()) {
      throw refused(name, "must be an array");
    }
    return value;
  }

  DataverseException refused(String name, String why) {
    return DataverseException.badPayload("'" + at(name) + "' " + why + ".");
  }

  private String at(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private UUID guid(String name, JsonNode value) {
    if (!value.isTextual()) {
      throw refused(name, value.isMissingNode() ? "is missing" : "must be a GUID");
    }
    return Ids.read(value.textValue()).orElseThrow(() -> refused(name, "must be a GUID"));
  }
}
