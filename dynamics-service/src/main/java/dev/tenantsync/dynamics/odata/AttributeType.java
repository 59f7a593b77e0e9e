package dev.tenantsync.dynamics.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tenantsync.odata.PropertyType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a column holds, and how its values look in SQL, in JSON and to people. */
public sealed interface AttributeType {

  /** The type as the filter language sees it. */
  PropertyType filterType();

  /** The type as {@code $metadata} names it. */
  default String edmType() {
    return switch (filterType()) {
      case TEXT -> "Edm.String";
      case UUID -> "Edm.Guid";
      case BOOLEAN -> "Edm.Boolean";
      case INTEGER -> "Edm.Int32";
      case TIMESTAMP -> "Edm.DateTimeOffset";
    };
  }

  /** The value at this place of the row, null for SQL's null. */
  @Nullable Object read(ResultSet row, int index) throws SQLException;

  /** A value as {@link #read} returned it. */
  JsonNode json(Object value);

  /**
   * The value that a client wants to write; never called with JSON's null.
   *
   * @throws RefusedValueException when it is of another type or out of range
   */
  default Object accept(JsonNode json) {
    throw RefusedValueException.wrongType("a value that clients cannot write");
  }

  /** The text that people see instead of the value (FormattedValue), if it differs. */
  default Optional<String> label(Object value) {
    return Optional.empty();
  }

  /**
   * A string.
   *
   * @param width the most characters
   */
  record Text(int width) implements AttributeType {
    @Override
    public PropertyType filterType() {
      return PropertyType.TEXT;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      return row.getString(index);
    }

    @Override
    public JsonNode json(Object value) {
      return TextNode.valueOf((String) value);
    }

    @Override
    public Object accept(JsonNode json) {
      if (!json.isTextual()) {
        throw RefusedValueException.wrongType("a string");
      }
      String text = json.textValue();
      if (text.indexOf('\0') >= 0) {
        throw RefusedValueException.wrongType("a string without NUL characters");
      }
      if (text.length() > width) {
        throw RefusedValueException.tooLong(width);
      }
      return text;
    }
  }

  /** A UUID. */
  record Guid() implements AttributeType {
    @Override
    public PropertyType filterType() {
      return PropertyType.UUID;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      return row.getObject(index, UUID.class);
    }

    @Override
    public JsonNode json(Object value) {
      return TextNode.valueOf(value.toString());
    }
  }

  /** A boolean and the words for its two values. */
  record Bool(String no, String yes) implements AttributeType {
    @Override
    public PropertyType filterType() {
      return PropertyType.BOOLEAN;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      return row.getObject(index, Boolean.class);
    }

    @Override
    public JsonNode json(Object value) {
      return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public Object accept(JsonNode json) {
      if (!json.isBoolean()) {
        throw RefusedValueException.wrongType("true or false");
      }
      return json.booleanValue();
    }

    @Override
    public Optional<String> label(Object value) {
      return Optional.of((Boolean) value ? yes : no);
    }
  }

  /** A number out of a fixed list, each with its label. */
  record Choice(Map<Integer, String> labels) implements AttributeType {
    public Choice {
      labels = Map.copyOf(labels);
    }

    @Override
    public PropertyType filterType() {
      return PropertyType.INTEGER;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      int value = row.getInt(index);
      return row.wasNull() ? null : value;
    }

    @Override
    public JsonNode json(Object value) {
      return IntNode.valueOf((Integer) value);
    }

    @Override
    public Object accept(JsonNode json) {
      if (!json.isIntegralNumber()) {
        throw RefusedValueException.wrongType("a whole number");
      }
      if (!json.canConvertToInt() || !labels.containsKey(json.intValue())) {
        throw RefusedValueException.outOfRange(json.asText());
      }
      return json.intValue();
    }

    @Override
    public Optional<String> label(Object value) {
      return Optional.ofNullable(labels.get((Integer) value));
    }
  }

  /** A whole number, such as a row version. */
  record Whole() implements AttributeType {
    @Override
    public String edmType() {
      return "Edm.Int64";
    }

    @Override
    public PropertyType filterType() {
      return PropertyType.INTEGER;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      long value = row.getLong(index);
      return row.wasNull() ? null : value;
    }

    @Override
    public JsonNode json(Object value) {
      return LongNode.valueOf((Long) value);
    }
  }

  /** A point in time; its SQL cuts it to seconds, as Dataverse shows it. */
  record Moment() implements AttributeType {
    private static final DateTimeFormatter WIRE =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT);
    private static final DateTimeFormatter PEOPLE =
        DateTimeFormatter.ofPattern("M/d/uuuu h:mm a", Locale.US);

    @Override
    public PropertyType filterType() {
      return PropertyType.TIMESTAMP;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      return row.getObject(index, OffsetDateTime.class);
    }

    @Override
    public JsonNode json(Object value) {
      return TextNode.valueOf(WIRE.format(utc(value)));
    }

    @Override
    public Optional<String> label(Object value) {
      return Optional.of(PEOPLE.format(utc(value)));
    }

    private static OffsetDateTime utc(Object value) {
      return ((OffsetDateTime) value).withOffsetSameInstant(ZoneOffset.UTC);
    }
  }

  /**
   * A reference to a row of another table; on the wire {@code _<navigation>_value}.
   *
   * @param target logical name of the table it points to
   * @param navigation name of the single-valued navigation property
   * @param nameSql expression that yields the target's name
   */
  record Lookup(String target, String navigation, String nameSql) implements AttributeType {
    @Override
    public PropertyType filterType() {
      return PropertyType.UUID;
    }

    @Override
    public @Nullable Object read(ResultSet row, int index) throws SQLException {
      return row.getObject(index, UUID.class);
    }

    @Override
    public JsonNode json(Object value) {
      return TextNode.valueOf(value.toString());
    }
  }
}
