package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a path names one row: by its primary key or, as {@code name=value}, by an alternate key.
 *
 * @param alternate name of the alternate key; empty for the primary key
 */
public record RowKey(Entity entity, Optional<String> alternate, UUID value) {

  private static final Pattern GUID =
      Pattern.compile("\\p{XDigit}{8}-(\\p{XDigit}{4}-){3}\\p{XDigit}{12}");

  /**
   * Reads a normalised path segment.
   *
   * @throws DataverseException 400 for another column than a key, and for what is no key's value
   */
  public static RowKey parse(Entity entity, String segment) {
    int equals = segment.indexOf('=');
    String name = equals < 0 ? "" : segment.substring(0, equals);
    String value = segment.substring(equals + 1);
    if (equals >= 0 && !entity.keys().contains(name)) {
      throw Refusals.badQuery(
          "The key in the URI is not valid: '"
              + name
              + "' is no key of '"
              + entity.logicalName()
              + "'.");
    }
    if (!GUID.matcher(value).matches()) {
      throw Refusals.badQuery(
          "'" + value + "' is not a valid key of '" + entity.logicalName() + "'.");
    }
    return new RowKey(
        entity,
        Optional.of(name).filter(given -> !given.isEmpty() && !given.equals(entity.key().name())),
        UUID.fromString(value));
  }

  /** True of the row that is named. */
  public SqlCondition condition() {
    String column = alternate.flatMap(entity::attribute).orElse(entity.key()).sql();
    return new SqlCondition(column + " = ?", List.of(value));
  }

  /** Under the service root, as Dataverse writes it. */
  String path() {
    return entity.set() + "(" + alternate.map(name -> name + "=").orElse("") + value + ")";
  }

  /** 404 for a row that is not there. */
  public DataverseException notFound() {
    return DataverseException.notFound(entity.logicalName(), value);
  }
}
