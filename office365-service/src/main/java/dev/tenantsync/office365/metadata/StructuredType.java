package dev.tenantsync.office365.metadata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A type of objects, with an id of their own or as a part of others.
 *
 * @param base name of the type whose properties it has, too
 * @param entity whether its objects have an id and an address
 * @param relations what {@code $expand} and further path segments lead to
 */
public record StructuredType(
    String name,
    @Nullable String base,
    boolean entity,
    List<Property> properties,
    List<Property> relations) {

  public StructuredType {
    properties = List.copyOf(properties);
    relations = List.copyOf(relations);
  }

  static Draft entity(String name, @Nullable String base) {
    return new Draft(name, base, true);
  }

  static Draft complex(String name) {
    return new Draft(name, null, false);
  }

  /** A type while it is written down. */
  static final class Draft {

    private final String name;
    private final @Nullable String base;
    private final boolean entity;
    private final List<Property> properties = new ArrayList<>();
    private final List<Property> relations = new ArrayList<>();

    private Draft(String name, @Nullable String base, boolean entity) {
      this.name = name;
      this.base = base;
      this.entity = entity;
    }

    Draft texts(String... names) {
      return each("Edm.String", names);
    }

    Draft guids(String... names) {
      return each("Edm.Guid", names);
    }

    Draft flags(String... names) {
      return each("Edm.Boolean", names);
    }

    Draft numbers(String... names) {
      return each("Edm.Int32", names);
    }

    Draft moments(String... names) {
      return each("Edm.DateTimeOffset", names);
    }

    Draft textLists(String... names) {
      for (String one : names) {
        properties.add(Property.many(one, "Edm.String"));
      }
      return this;
    }

    Draft has(Property property) {
      properties.add(property);
      return this;
    }

    Draft one(String property, String type) {
      return has(Property.one(property, type));
    }

    Draft many(String property, String type) {
      return has(Property.many(property, type));
    }

    Draft toOne(String relation, String type) {
      relations.add(Property.one(relation, type));
      return this;
    }

    Draft toMany(String relation, String type) {
      relations.add(Property.many(relation, type));
      return this;
    }

    StructuredType done() {
      return new StructuredType(name, base, entity, properties, relations);
    }

    private Draft each(String type, String... names) {
      for (String one : names) {
        properties.add(Property.one(one, type));
      }
      return this;
    }
  }
}
