package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.AttributeType.Lookup;
import dev.tenantsync.dynamics.odata.AttributeType.Text;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to write to a row: each member known, each value of its type.
 *
 * @param columns by name; null clears
 * @param lookups by navigation property; empty clears
 */
public record RowBody(
    Map<String, @Nullable Object> columns, Map<String, Optional<RowKey>> lookups) {

  private static final String BIND = "@odata.bind";

  public RowBody {
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    lookups = Collections.unmodifiableMap(new LinkedHashMap<>(lookups));
  }

  /**
   * @param unlessWritable throws for a column, or a lookup's navigation property, that is read-only
   * @throws DataverseException 400 naming the first member that is unknown, read-only or given a
   *     value it does not take
   */
  public static RowBody of(Entity entity, JsonNode body, Consumer<String> unlessWritable) {
    if (!body.isObject()) {
      throw DataverseException.badPayload("The request body must be a JSON object.");
    }
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    Map<String, Optional<RowKey>> lookups = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      String name = member.getKey();
      if (name.endsWith(BIND)) {
        String navigation = name.substring(0, name.length() - BIND.length());
        Entity target = target(entity, name, navigation);
        unlessWritable.accept(navigation);
        lookups.put(navigation, bound(target, name, member.getValue()));
      } else if (!name.contains("@")) {
        Attribute attribute =
            entity.attribute(name).orElseThrow(() -> unknownProperty(entity, name));
        unlessWritable.accept(name);
        columns.put(name, value(attribute, member.getValue()));
      }
    }
    return new RowBody(columns, lookups);
  }

  /** A gate that lets only these through. */
  public static Consumer<String> only(Set<String> writable) {
    return name -> {
      if (!writable.contains(name)) {
        throw readOnly(name);
      }
    };
  }

  /** A text that must be given when a row is made. */
  public String required(String column) {
    if (columns.get(column) instanceof String text) {
      return text;
    }
    throw DataverseException.badPayload("The value of '" + column + "' is required.");
  }

  /** 400: nobody writes this column here. */
  public static DataverseException readOnly(String name) {
    return new DataverseException(400, "0x8004022e", "The column '" + name + "' is read-only.");
  }

  /** 400: the table has no such column, or no such lookup. */
  public static DataverseException unknownProperty(Entity entity, String name) {
    return DataverseException.badPayload(
        "The property '%s' does not exist on type 'Microsoft.Dynamics.CRM.%s', or cannot be bound."
            .formatted(name, entity.logicalName()));
  }

  private static Entity target(Entity entity, String member, String navigation) {
    return entity
        .attribute("_" + navigation + "_value")
        .filter(attribute -> attribute.type() instanceof Lookup)
        .flatMap(attribute -> entity.navigation(navigation))
        .orElseThrow(() -> unknownProperty(entity, member))
        .target()
        .get();
  }

  private static Optional<RowKey> bound(Entity target, String member, JsonNode json) {
    if (json.isNull()) {
      return Optional.empty();
    }
    return Optional.of(Reference.parse(target, json.asText(""), member));
  }

  /** Dataverse keeps empty text as null. */
  private static @Nullable Object value(Attribute attribute, JsonNode json) {
    boolean emptyText =
        attribute.type() instanceof Text && json.isTextual() && json.textValue().isEmpty();
    if (json.isNull() || emptyText) {
      if (attribute.required()) {
        throw DataverseException.badPayload(
            "The value of '" + attribute.name() + "' cannot be null.");
      }
      return null;
    }
    try {
      return attribute.type().accept(json);
    } catch (RefusedValueException refused) {
      throw new DataverseException(
          400,
          refused.code(),
          "The value of '" + attribute.name() + "' is not valid: " + refused.text() + ".");
    }
  }
}
