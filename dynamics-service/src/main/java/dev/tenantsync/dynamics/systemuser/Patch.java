package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Column;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Owner;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.RefusedValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to write to a user, each column known and each value of its type.
 *
 * @param free columns that are stored as they come
 * @param mode the access mode to choose
 * @param disabled whether to block the user here
 */
record Patch(
    Map<String, @Nullable Object> free, Optional<AccessMode> mode, Optional<Boolean> disabled) {

  /**
   * @throws DataverseException naming the first column that is unknown, owned by somebody else, or
   *     given a value it does not take
   */
  static Patch of(JsonNode body) {
    if (!body.isObject()) {
      throw DataverseException.badPayload("The request body must be a JSON object.");
    }
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      if (!isAnnotation(field.getKey())) {
        values.put(field.getKey(), value(field.getKey(), field.getValue()));
      }
    }
    Object mode = values.remove(Column.ACCESSMODE.logicalName());
    Object disabled = values.remove(Column.ISDISABLED.logicalName());
    return new Patch(
        values,
        Optional.ofNullable((Integer) mode).flatMap(AccessMode::ofCode),
        Optional.ofNullable((Boolean) disabled));
  }

  /** Whether the user has to be decided anew. */
  boolean decides() {
    return mode.isPresent() || disabled.isPresent();
  }

  /** Control information that clients send back; a binding is not among it. */
  private static boolean isAnnotation(String name) {
    return name.contains("@") && !name.endsWith("@odata.bind");
  }

  private static @Nullable Object value(String name, JsonNode json) {
    Attribute attribute =
        SystemUserTable.ENTITY.attribute(name).orElseThrow(() -> unknownColumn(name));
    Column.Writing writing = Column.named(name).map(Column::writing).orElse(Column.Writing.REFUSED);
    switch (writing) {
      case REFUSED -> throw refused(name);
      case FREE -> {
        return isEmpty(json) ? null : accepted(attribute, json);
      }
      case DECIDED -> {
        if (json.isNull()) {
          throw DataverseException.badPayload("The value of '" + name + "' cannot be null.");
        }
        return accepted(attribute, json);
      }
    }
    throw new IllegalStateException(name);
  }

  /** Dataverse keeps empty text as null. */
  private static boolean isEmpty(JsonNode json) {
    return json.isNull() || (json.isTextual() && json.textValue().isEmpty());
  }

  private static Object accepted(Attribute attribute, JsonNode json) {
    try {
      return attribute.type().accept(json);
    } catch (RefusedValueException refused) {
      throw new DataverseException(
          400,
          refused.code(),
          "The value of '" + attribute.name() + "' is not valid: " + refused.text() + ".");
    }
  }

  private static DataverseException unknownColumn(String name) {
    return DataverseException.badPayload(
        "The property '"
            + name
            + "' does not exist on type 'Microsoft.Dynamics.CRM.systemuser', or cannot be bound.");
  }

  private static DataverseException refused(String name) {
    Optional<Column> column = Column.named(name);
    DataverseCode code =
        column.flatMap(Column::refusal).orElse(DataverseCode.CANNOT_UPDATE_READ_ONLY);
    String owner =
        switch (column.map(Column::owner).orElse(Owner.SYSTEM)) {
          case DIRECTORY -> "it follows the directory; change it there";
          case DYNAMICS, SYSTEM -> "it is kept by the platform";
        };
    return new DataverseException(
        400, code.code(), "The column '" + name + "' is read-only: " + owner + ".");
  }
}
