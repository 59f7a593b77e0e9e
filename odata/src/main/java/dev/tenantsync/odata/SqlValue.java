package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Literal;
import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values between text and the Java types that a JDBC driver binds. */
final class SqlValue {

  private SqlValue() {}

  /** The value of a literal as a property's type wants it; empty when the types do not agree. */
  static Optional<Object> of(PropertyType type, Literal literal) {
    return agrees(type, literal) ? read(type, literal.text()) : Optional.empty();
  }

  /** Empty when the text is no value of this type. */
  static Optional<Object> read(PropertyType type, String text) {
    return switch (type) {
      case TEXT -> Optional.of(text);
      case UUID -> Optional.of(text).filter(Guid::matches).map(UUID::fromString);
      case BOOLEAN -> Optional.of(text).filter(t -> t.matches("true|false")).map(Boolean::valueOf);
      case INTEGER -> number(text);
      case TIMESTAMP -> timestamp(text).map(time -> time);
    };
  }

  /** The text that {@link #read} takes, of a value as a JDBC driver or Hibernate hands it out. */
  static String write(Object value) {
    return value instanceof Timestamp timestamp
        ? timestamp.toInstant().toString()
        : value.toString();
  }

  /** PostgreSQL has no year above 294276 and OData none above four digits. */
  static Optional<OffsetDateTime> timestamp(String text) {
    if (!text.matches("[0-9]{4}-.*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
              : OffsetDateTime.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  static List<Object> present(List<@Nullable Object> values) {
    List<Object> present = new ArrayList<>();
    values.forEach(value -> present.add(Objects.requireNonNull(value)));
    return present;
  }

  private static boolean agrees(PropertyType type, Literal literal) {
    return switch (literal.kind()) {
      case STRING -> type == PropertyType.TEXT || type == PropertyType.UUID;
      case UUID -> type == PropertyType.UUID;
      case BOOLEAN -> type == PropertyType.BOOLEAN;
      case INTEGER, DECIMAL -> type == PropertyType.INTEGER;
      case TIMESTAMP -> type == PropertyType.TIMESTAMP;
      case NULL -> false;
      case UNTYPED -> true;
    };
  }

  private static Optional<Object> number(String text) {
    if (text.matches("[+-]?[0-9]{1,18}")) {
      return Optional.of(Long.valueOf(text));
    }
    return text.matches("[+-]?[0-9]{1,40}(\\.[0-9]{1,40})?")
        ? Optional.of(new BigDecimal(text))
        : Optional.empty();
  }
}
