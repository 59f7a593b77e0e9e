package dev.tenantsync.odata;

import dev.tenantsync.odata.Property.Many;
import dev.tenantsync.odata.Property.Scalar;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What clients may filter and sort a resource by: wire name to SQL expression, type and operators.
 * The SQL is the service's own text; nothing a client writes gets into it.
 */
public final class PropertyTable {
  private final Map<String, Property> properties;
  private final @Nullable String key;
  private final boolean anyCase;
  private final Function<String, Optional<Property>> more;

  private PropertyTable(Builder builder) {
    this.properties = new LinkedHashMap<>(builder.properties);
    this.key = builder.key;
    this.anyCase = builder.anyCase;
    this.more = path -> Optional.empty();
  }

  private PropertyTable(PropertyTable known, Function<String, Optional<Property>> more) {
    this.properties = known.properties;
    this.key = known.key;
    this.anyCase = known.anyCase;
    this.more = more;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The same table, which asks for names that were not entered, such as paths, elsewhere. */
  public PropertyTable beyond(Function<String, Optional<Property>> elsewhere) {
    return new PropertyTable(this, elsewhere);
  }

  /** Looks up a wire name or a path such as {@code parent/name}. */
  public Optional<Property> find(String path) {
    return Optional.ofNullable(properties.get(anyCase ? path.toLowerCase(Locale.ROOT) : path))
        .or(() -> more.apply(path));
  }

  /** The unique key, which breaks ties in every order. */
  Scalar key() {
    if (key != null && properties.get(key) instanceof Scalar scalar) {
      return scalar;
    }
    throw new IllegalStateException("this property table has no key");
  }

  /** Collects properties; a name entered twice is a mistake of the programmer and refused. */
  public static final class Builder {
    private final Map<String, Property> properties = new LinkedHashMap<>();
    private @Nullable String key;
    private boolean anyCase;

    private Builder() {}

    /** Names are matched in any letter case (call first). */
    public Builder anyCase() {
      if (!properties.isEmpty()) {
        throw new IllegalStateException("anyCase() comes before the first property");
      }
      anyCase = true;
      return this;
    }

    public Builder text(String name, String sql, Admission admission) {
      return scalar(name, sql, PropertyType.TEXT, admission);
    }

    public Builder uuid(String name, String sql, Admission admission) {
      return scalar(name, sql, PropertyType.UUID, admission);
    }

    public Builder bool(String name, String sql, Admission admission) {
      return scalar(name, sql, PropertyType.BOOLEAN, admission);
    }

    /** Whole numbers, and choices by their number. */
    public Builder integer(String name, String sql, Admission admission) {
      return scalar(name, sql, PropertyType.INTEGER, admission);
    }

    public Builder timestamp(String name, String sql, Admission admission) {
      return scalar(name, sql, PropertyType.TIMESTAMP, admission);
    }

    /**
     * A {@code text[]}. The admission speaks of the set (ANY, ALL, COUNT) and of its elements (EQ,
     * STARTSWITH ...) alike.
     */
    public Builder textSet(String name, String sql, Admission admission) {
      String alias = "item_" + name.toLowerCase(Locale.ROOT);
      PropertyTable element = builder().text("", alias + ".value", admission).build();
      String from = "unnest(" + sql + ") as " + alias + "(value) where true";
      return put(new Many(name, from, element, admission, null));
    }

    /**
     * Rows of another table.
     *
     * @param from what follows {@code select ... from}; must contain a where clause that joins to
     *     the outer row: {@code membership m where m.user_id = u.id}
     * @param items properties of those rows; use aliases unlike the outer ones
     */
    public Builder collection(String name, String from, PropertyTable items, Admission admission) {
      return put(new Many(name, from, items, admission, null));
    }

    /**
     * Says how a text entered before is searched, where not by its beginning.
     *
     * @param condition with one mark for the text sought: {@code words(b.title) @@ query(?)}
     */
    public Builder words(String name, String condition) {
      return change(name, Scalar.class, scalar -> scalar.withWords(condition));
    }

    /**
     * Says how an index tells whether a text set entered before holds a value, in any letter case.
     *
     * @param condition with one mark for the value: {@code lowered(b.tags) @> array[lower(?)]}
     */
    public Builder holds(String name, String condition) {
      return change(name, Many.class, many -> many.withHolds(condition));
    }

    /** Names the unique, never-null property that breaks ties in every order. */
    public Builder key(String name) {
      key = stored(name);
      return required(name);
    }

    /** Marks properties entered before as never null: their sort and paging can use an index. */
    public Builder required(String... names) {
      for (String name : names) {
        change(name, Scalar.class, Scalar::neverNull);
      }
      return this;
    }

    public PropertyTable build() {
      return new PropertyTable(this);
    }

    private Builder scalar(String name, String sql, PropertyType type, Admission admission) {
      return put(new Scalar(name, sql, type, admission, false, null));
    }

    private Builder put(Property property) {
      if (properties.put(stored(property.name()), property) != null) {
        throw new IllegalArgumentException("property entered twice: " + property.name());
      }
      return this;
    }

    private String stored(String name) {
      return anyCase ? name.toLowerCase(Locale.ROOT) : name;
    }

    private <P extends Property> Builder change(
        String name, Class<P> kind, UnaryOperator<P> changed) {
      Property property = properties.get(stored(name));
      if (!kind.isInstance(property)) {
        throw new IllegalArgumentException("no such property: " + name);
      }
      properties.put(stored(name), changed.apply(kind.cast(property)));
      return this;
    }
  }
}
