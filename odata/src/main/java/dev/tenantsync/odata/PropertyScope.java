package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.Property.Many;
import dev.tenantsync.odata.UnsupportedFilterException.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names that a place in a filter can see: the resource's and those of lambda variables. */
final class PropertyScope {
  private final PropertyTable table;
  private final String prefix;
  private final @Nullable Lambda lambda;

  private PropertyScope(PropertyTable table, String prefix, @Nullable Lambda lambda) {
    this.table = table;
    this.prefix = prefix;
    this.lambda = lambda;
  }

  private record Lambda(String variable, Many collection, PropertyScope outer) {}

  /** A property and its path as the resource knows it, without lambda variables. */
  record Found(Property property, String path) {

    void require(Operator operator, boolean advanced) {
      if (!property.admission().admits(operator, advanced)) {
        throw refused(operator);
      }
    }

    UnsupportedFilterException refused(Operator operator) {
      Admission admission = property.admission();
      if (admission.isEmpty()) {
        return new UnsupportedFilterException(Kind.NOT_FILTERABLE, path, operator);
      }
      boolean onlyAdvanced = admission.admits(operator, true) && !admission.admits(operator, false);
      return new UnsupportedFilterException(
          onlyAdvanced ? Kind.ADVANCED_ONLY : Kind.OPERATOR, path, operator);
    }
  }

  static PropertyScope of(PropertyTable table) {
    return new PropertyScope(table, "", null);
  }

  /**
   * The scope of a lambda's condition. A collection within itself is refused: both would use the
   * same SQL alias.
   */
  PropertyScope inside(Path path, Many collection, String variable) {
    String name = find(path).path();
    for (PropertyScope scope = this; scope.lambda != null; scope = scope.lambda.outer()) {
      if (scope.lambda.collection().equals(collection)) {
        throw InvalidFilterException.about(name, "a lambda over '" + name + "' contains another");
      }
      if (scope.lambda.variable().equals(variable)) {
        throw InvalidFilterException.about(name, "the variable is used by an outer lambda");
      }
    }
    return new PropertyScope(collection.items(), name, new Lambda(variable, collection, this));
  }

  /** Looks at the lambda variables from the innermost on, then at the resource itself. */
  Found find(Path path) {
    List<String> segments = path.segments();
    if (lambda == null) {
      return lookup(segments);
    }
    return lambda.variable().equals(segments.get(0))
        ? lookup(segments.subList(1, segments.size()))
        : lambda.outer().find(path);
  }

  private Found lookup(List<String> segments) {
    String name = String.join("/", segments);
    String path = prefix + (prefix.isEmpty() || name.isEmpty() ? "" : "/") + name;
    return table
        .find(name)
        .map(property -> new Found(property, path))
        .orElseThrow(() -> new UnsupportedFilterException(Kind.UNKNOWN_PROPERTY, path, null));
  }
}
