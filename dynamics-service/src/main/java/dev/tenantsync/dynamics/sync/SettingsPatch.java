package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Settings as a client wants them: a JSON merge, in which null means the configuration's value. */
final class SettingsPatch {

  private SettingsPatch() {}

  /**
   * @throws DataverseException naming the first property that is no setting, or has a value it does
   *     not take
   */
  static Map<Setting, Optional<Object>> of(JsonNode body) {
    if (!body.isObject()) {
      throw DataverseException.badPayload("The request body must be a JSON object.");
    }
    Map<Setting, Optional<Object>> changes = new EnumMap<>(Setting.class);
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      Setting setting = Setting.named(field.getKey()).orElseThrow(() -> unknown(field.getKey()));
      changes.put(
          setting,
          field.getValue().isNull()
              ? Optional.empty()
              : Optional.of(value(setting, field.getValue())));
    }
    return changes;
  }

  private static Object value(Setting setting, JsonNode json) {
    return switch (setting.type()) {
      case GUID -> guid(json).orElseThrow(() -> refused(setting, "a GUID"));
      case GUIDS -> guids(json).orElseThrow(() -> refused(setting, "a list of GUIDs, not empty,"));
      case NUMBER -> {
        if (!json.isInt() || json.intValue() < 0) {
          throw refused(setting, "a whole number, zero or more,");
        }
        yield json.intValue();
      }
      case TRUTH -> {
        if (!json.isBoolean()) {
          throw refused(setting, "true, false");
        }
        yield json.booleanValue();
      }
    };
  }

  private static Optional<UUID> guid(JsonNode json) {
    return json.isTextual() ? Ids.read(json.textValue()) : Optional.empty();
  }

  private static Optional<Set<UUID>> guids(JsonNode json) {
    Set<UUID> guids = new HashSet<>();
    for (JsonNode element : json) {
      Optional<UUID> guid = guid(element);
      if (guid.isEmpty()) {
        return Optional.empty();
      }
      guids.add(guid.get());
    }
    return json.isArray() && !guids.isEmpty() ? Optional.of(guids) : Optional.empty();
  }

  private static DataverseException unknown(String name) {
    return DataverseException.badPayload("There is no setting '" + name + "'.");
  }

  private static DataverseException refused(Setting setting, String taken) {
    return DataverseException.badPayload(
        "The value of '" + setting.wireName() + "' is not valid: " + taken + " or null expected.");
  }
}
