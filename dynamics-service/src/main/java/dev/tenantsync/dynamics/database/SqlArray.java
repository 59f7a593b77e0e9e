package dev.tenantsync.dynamics.database;

import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One column of many rows, for {@code unnest} and {@code any}. */
public final class SqlArray {

  private final String type;
  private final @Nullable Object[] elements;

  private SqlArray(String type, @Nullable Object[] elements) {
    this.type = type;
    this.elements = elements;
  }

  /**
   * One value of each item.
   *
   * @param type PostgreSQL's element type
   */
  public static <T> SqlArray of(
      String type, Collection<T> items, Function<T, ? extends @Nullable Object> value) {
    return new SqlArray(type, items.stream().map(value).toArray());
  }

  public static SqlArray uuids(Collection<UUID> ids) {
    return new SqlArray("uuid", ids.toArray());
  }

  public static SqlArray texts(Collection<String> texts) {
    return new SqlArray("text", texts.toArray());
  }

  String type() {
    return type;
  }

  @Nullable Object[] elements() {
    return elements;
  }
}
