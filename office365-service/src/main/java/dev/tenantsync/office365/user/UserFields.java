package dev.tenantsync.office365.user;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of some users: stored properties in the order of {@link UserProperties}, then what
 * facets add; nulls as null. The one place that writes users as JSON.
 */
public final class UserFields {

  private static final Map<String, SerializedString> NAMES =
      UserProperties.all().stream()
          .map(UserProperty::name)
          .collect(Collectors.toUnmodifiableMap(Function.identity(), SerializedString::new));

  /**
   * A property that a facet adds.
   *
   * @param values of the users that have any
   */
  record Added(String name, Map<UUID, Map<String, @Nullable Object>> values) {

    /** Facets add collections; a user without any has an empty one. */
    private @Nullable Object of(UUID userId) {
      return values.getOrDefault(userId, Map.of()).getOrDefault(name, List.of());
    }
  }

  private final List<UserProperty> stored;
  private final List<Added> added;
  private final List<String> nulls;

  /**
   * @param nulls the names of properties that never show a value
   */
  UserFields(List<UserProperty> stored, List<Added> added, List<String> nulls) {
    this.stored = stored;
    this.added = added;
    this.nulls = nulls;
  }

  /**
   * Writes one of the users' fields into the object that is open.
   *
   * @param row read with the same properties
   */
  public void write(UserRow row, JsonGenerator out, SerializerProvider others) throws IOException {
    for (int i = 0; i < stored.size(); i++) {
      out.writeFieldName(NAMES.get(stored.get(i).name()));
      write(row.value(i), out);
    }
    for (Added one : added) {
      out.writeFieldName(one.name());
      others.defaultSerializeValue(one.of(row.id()), out);
    }
    for (String name : nulls) {
      out.writeNullField(name);
    }
  }

  private static void write(@Nullable Object value, JsonGenerator out) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof String text) {
      out.writeString(text);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Instant moment) {
      out.writeString(moment.truncatedTo(ChronoUnit.SECONDS).toString());
    } else if (value instanceof List<?> texts) {
      out.writeStartArray();
      for (Object text : texts) {
        out.writeString((String) text);
      }
      out.writeEndArray();
    } else {
      out.writeString(value.toString());
    }
  }
}
