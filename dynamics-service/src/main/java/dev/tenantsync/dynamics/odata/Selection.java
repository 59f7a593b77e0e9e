package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.QueryOptions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of one entity that an answer shows. The key is always among them.
 *
 * @param named the names the client gave, empty when it wants all; for {@code @odata.context}
 */
record Selection(Entity entity, List<Attribute> attributes, List<String> named) {

  Selection {
    attributes = List.copyOf(attributes);
    named = List.copyOf(named);
  }

  static Selection of(Entity entity, QueryOptions options) {
    return of(entity, options.select());
  }

  /** The columns of these names; all where there is none. */
  static Selection of(Entity entity, List<String> names) {
    if (names.isEmpty() || names.contains("*")) {
      return new Selection(entity, entity.attributes(), List.of());
    }
    for (String name : names) {
      if (entity.attribute(name).isEmpty()) {
        throw Refusals.unknownProperty(entity, name);
      }
    }
    Attribute key = entity.key();
    List<Attribute> shown =
        entity.attributes().stream()
            .filter(known -> known.equals(key) || names.contains(known.name()))
            .toList();
    return new Selection(entity, shown, names);
  }

  /** SQL of the key, the version, each column and the name behind each lookup. */
  String sql() {
    boolean all = attributes.size() == entity.attributes().size();
    return all ? entity.columns() : sql(entity, attributes);
  }

  static String sql(Entity entity, List<Attribute> attributes) {
    Stream<String> shown = attributes.stream().flatMap(Selection::sql);
    return Stream.concat(Stream.of(entity.key().sql(), entity.version().sql()), shown)
        .collect(Collectors.joining(", "));
  }

  private static Stream<String> sql(Attribute attribute) {
    return attribute.type() instanceof AttributeType.Lookup lookup
        ? Stream.of(attribute.sql(), lookup.nameSql())
        : Stream.of(attribute.sql());
  }
}
