package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of a result as JSON, read by position in the order of {@link Selection#sql}. */
record RowStream(Selection selection, Annotations annotations) {

  private static final int KEY = 1;
  private static final int VERSION = 2;
  private static final int FIRST = 3;

  /** One row and its key. */
  record JsonRow(UUID key, ObjectNode json) {}

  /** The position behind the last column of the selection. */
  int next() {
    int lookups =
        (int)
            selection.attributes().stream()
                .filter(shown -> shown.type() instanceof AttributeType.Lookup)
                .count();
    return FIRST + selection.attributes().size() + lookups;
  }

  JsonRow read(ResultSet row) throws SQLException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("@odata.etag", ETags.of(row.getLong(VERSION)));
    int index = FIRST;
    for (Attribute attribute : selection.attributes()) {
      Object value = attribute.type().read(row, index++);
      @Nullable String name = null;
      if (attribute.type() instanceof AttributeType.Lookup) {
        name = row.getString(index++);
      }
      annotations.put(json, attribute, value, name);
    }
    return new JsonRow(row.getObject(KEY, UUID.class), json);
  }

  long version(ResultSet row) throws SQLException {
    return row.getLong(VERSION);
  }

  /** The values of the order's columns, which follow those of the selection. */
  List<@Nullable Object> orderKey(ResultSet row, int size) throws SQLException {
    List<@Nullable Object> key = new ArrayList<>();
    for (int index = next(); index < next() + size; index++) {
      key.add(row.getObject(index));
    }
    return key;
  }
}
