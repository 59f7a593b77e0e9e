package dev.tenantsync.office365.user;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One stored property of a user.
 *
 * @param name as on the wire
 * @param type of its value
 * @param width the most characters (of each element, in a list); 0 where there is no limit
 * @param presence whether it may be null, and whether it is among those returned unasked
 * @param get reads it from a user's row
 * @param set writes it to a user's row; null for a read-only property
 */
public record UserProperty(
    String name,
    ValueType type,
    int width,
    Presence presence,
    Function<User, @Nullable Object> get,
    @Nullable BiConsumer<User, @Nullable Object> set) {

  /** There is nothing on premises, and no column for it. */
  static final String NOT_STORED = "onPremisesSyncEnabled";

  /** Found once each: every query asks. */
  private static final Map<String, String> COLUMNS = new ConcurrentHashMap<>();

  /** The Java type that {@link #get} yields and {@link #set} takes. */
  public enum ValueType {
    /** A string. */
    TEXT("Edm.String"),
    /** A list of strings, never null. */
    TEXT_LIST("Collection(Edm.String)"),
    BOOLEAN("Edm.Boolean"),
    /** An Instant. */
    TIMESTAMP("Edm.DateTimeOffset"),
    /** A UUID. */
    GUID("Edm.Guid");

    private final String wireName;

    ValueType(String wireName) {
      this.wireName = wireName;
    }

    /** OData's name of the type. */
    public String wireName() {
      return wireName;
    }
  }

  /** How a property shows up. */
  public enum Presence {
    /** Among the eleven that Graph returns without a selection; may be null. */
    DEFAULT,
    /** Among the eleven, never null. */
    DEFAULT_REQUIRED,
    /** Only when selected; may be null. */
    SELECTED,
    /** Only when selected, never null. */
    SELECTED_REQUIRED
  }

  /** Whether it has a column of its own. */
  boolean isStored() {
    return !name.equals(NOT_STORED);
  }

  /** Whether clients may set it. */
  public boolean isWritable() {
    return set != null;
  }

  /** Whether Graph returns it without a selection. */
  public boolean isDefault() {
    return presence == Presence.DEFAULT || presence == Presence.DEFAULT_REQUIRED;
  }

  /** Whether it always has a value. */
  public boolean isRequired() {
    return presence == Presence.DEFAULT_REQUIRED || presence == Presence.SELECTED_REQUIRED;
  }

  /** The column of {@code directory_user} that holds it. */
  public String column() {
    return COLUMNS.computeIfAbsent(
        name, known -> known.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT));
  }
}
