package dev.tenantsync.dynamics.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Attribute;
import dev.tenantsync.dynamics.odata.RefusedValueException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client wants to write to an account, each column known and each value of its type. */
record AccountBody(Map<String, @Nullable Object> columns) {

  /**
   * @throws DataverseException 400 naming the first column that is unknown, read-only or given a
   *     value it does not take
   */
  static AccountBody of(JsonNode body) {
    if (!body.isObject()) {
      throw DataverseException.badPayload("The request body must be a JSON object.");
    }
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : body.properties()) {
      String name = field.getKey();
      if (!name.contains("@") || name.endsWith("@odata.bind")) {
        columns.put(name, value(name, field.getValue()));
      }
    }
    return new AccountBody(columns);
  }

  /** The same, of a row that is to be made. */
  AccountBody requireName() {
    if (columns.get("name") == null) {
      throw DataverseException.badPayload("The value of 'name' is required.");
    }
    return this;
  }

  private static @Nullable Object value(String name, JsonNode json) {
    Attribute attribute =
        AccountTable.WRITABLE.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    DataverseException.badPayload(
                        "The property '"
                            + name
                            + "' does not exist on type 'Microsoft.Dynamics.CRM.account', or"
                            + " cannot be written."));
    if (json.isNull() || (json.isTextual() && json.textValue().isEmpty())) {
      if (attribute.required()) {
        throw DataverseException.badPayload("The value of '" + name + "' cannot be null.");
      }
      return null;
    }
    try {
      return attribute.type().accept(json);
    } catch (RefusedValueException refused) {
      throw new DataverseException(
          400, refused.code(), "The value of '" + name + "' is not valid: " + refused.text() + ".");
    }
  }
}
