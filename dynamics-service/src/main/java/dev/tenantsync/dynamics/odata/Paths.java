package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Admission;
import dev.tenantsync.odata.Property;
import dev.tenantsync.odata.Property.Many;
import dev.tenantsync.odata.Property.Scalar;
import dev.tenantsync.odata.PropertyTable;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What filters and orders reach beyond an entity's columns: columns behind lookups, and
 * collections. Rows out of the caller's reach are as if they were not there.
 */
final class Paths {

  private static final int MOST_LOOKUPS = 3;

  private final View view;

  private Paths(View view) {
    this.view = view;
  }

  static PropertyTable of(View view, Entity entity) {
    return new Paths(view).table(entity, 0);
  }

  private PropertyTable table(Entity entity, int lookups) {
    return entity.properties().beyond(path -> find(entity, path, lookups));
  }

  private Optional<Property> find(Entity entity, String path, int lookups) {
    int slash = path.indexOf('/');
    String name = slash < 0 ? path : path.substring(0, slash);
    Optional<Navigation> navigation =
        lookups == 0 ? view.model().navigation(entity, name) : entity.navigation(name);
    if (slash < 0) {
      return navigation.filter(Navigation::many).map(many -> collection(entity, many));
    }
    return navigation
        .filter(known -> !known.many() && lookups < MOST_LOOKUPS)
        .flatMap(known -> behind(entity, known, path.substring(slash + 1), lookups));
  }

  private Optional<Property> behind(Entity entity, Navigation lookup, String rest, int lookups) {
    Entity target = view.target(lookup);
    String key = entity.lookup(lookup).orElseThrow().sql();
    return table(target, lookups + 1)
        .find(rest)
        .flatMap(Paths::scalar)
        .map(
            found ->
                new Scalar(
                    lookup.name() + "/" + rest,
                    "(select behind.value from (select %s as value, %s as key from %s where %s) behind where behind.key = %s)"
                        .formatted(
                            found.sql(),
                            target.key().sql(),
                            target.from(),
                            target.guard().sql(view.caller()),
                            key),
                    found.type(),
                    found.admission(),
                    false,
                    null));
  }

  private static Optional<Scalar> scalar(Property property) {
    return property instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
  }

  private Property collection(Entity entity, Navigation many) {
    Entity target = view.target(many);
    String alias = "of_" + many.name();
    String columns =
        target.attributes().stream()
            .map(attribute -> attribute.sql() + " as " + attribute.name())
            .collect(Collectors.joining(", "));
    String rows =
        "(select %s from %s where %s) %s"
            .formatted(columns, target.from(), target.guard().sql(view.caller()), alias);
    Entity items = target.selectedAs(alias, rows);
    String from =
        "%s join (%s) held on held.target = %s where held.parent = %s"
            .formatted(rows, many.links(), items.key().sql(), entity.key().sql());
    return new Many(many.name(), from, table(items, 1), Admission.everything(), null);
  }
}
