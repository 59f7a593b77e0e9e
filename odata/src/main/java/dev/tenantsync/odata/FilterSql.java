package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Count;
import dev.tenantsync.odata.Filter.Lambda;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.Property.Many;
import dev.tenantsync.odata.Property.Scalar;
import dev.tenantsync.odata.PropertyScope.Found;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Translates a filter into SQL over the columns of a {@link PropertyTable}. Every value becomes a
 * bound parameter.
 */
public final class FilterSql implements Filter.Visitor<String> {
  private final LeafSql leaves;
  private final boolean advanced;
  private PropertyScope scope;
  private boolean negated;

  private FilterSql(PropertyTable table, boolean advanced) {
    this.leaves = new LeafSql();
    this.advanced = advanced;
    this.scope = PropertyScope.of(table);
  }

  /**
   * @param advanced whether this is an advanced query (see {@link Admission})
   * @throws InvalidFilterException naming the property, when a value is of another type
   * @throws UnsupportedFilterException when the table lacks the property or refuses the operator
   */
  public static SqlCondition translate(Filter filter, PropertyTable table, boolean advanced) {
    FilterSql translation = new FilterSql(table, advanced);
    String sql = filter.accept(translation);
    return new SqlCondition(sql, translation.leaves.parameters());
  }

  @Override
  public String and(Filter.And and) {
    return joined(and.parts(), " and ");
  }

  @Override
  public String or(Filter.Or or) {
    return joined(or.parts(), " or ");
  }

  private String joined(List<Filter> parts, String word) {
    return parts.stream()
        .map(part -> "(" + part.accept(this) + ")")
        .collect(Collectors.joining(word));
  }

  /** What SQL leaves unknown because of a null is false to OData, so its opposite is true. */
  @Override
  public String not(Filter.Not not) {
    boolean outer = negated;
    negated = true;
    String inner = not.inner().accept(this);
    negated = outer;
    return "not coalesce((" + inner + "), false)";
  }

  @Override
  public String comparison(Filter.Comparison comparison) {
    Operator operator = comparison.operator();
    if (comparison.left() instanceof Count count) {
      Found found = admitted(count.collection(), Operator.COUNT);
      return leaves.count(
          many(found, Operator.COUNT), operator, found.path(), (Literal) comparison.right());
    }
    Found left = admitted((Path) comparison.left(), operator);
    if (comparison.right() instanceof Path path) {
      Found right = admitted(path, operator);
      return leaves.properties(
          scalar(left, operator), operator, scalar(right, operator), left.path());
    }
    return leaves.comparison(
        scalar(left, operator), operator, left.path(), (Literal) comparison.right());
  }

  @Override
  public String in(Filter.In in) {
    Found found = admitted(in.path(), Operator.IN);
    return leaves.in(scalar(found, Operator.IN), found.path(), in.values());
  }

  @Override
  public String call(Filter.Call call) {
    Found found = admitted(call.path(), call.function());
    return leaves.match(scalar(found, call.function()), call.function(), call.argument());
  }

  @Override
  public String any(Filter.Any any) {
    Many many = many(admitted(any.collection(), Operator.ANY), Operator.ANY);
    String rows = "exists (select 1 from " + many.from();
    if (any.lambda().isEmpty()) {
      return rows + ")";
    }
    Lambda lambda = any.lambda().get();
    String condition = inside(any.collection(), many, lambda);
    String holds = many.holds();
    // Either way, the one value is bound already.
    return holds != null && isOneValue(lambda) ? holds : rows + " and (" + condition + "))";
  }

  /** Whether the items themselves are looked for by value: {@code t:t eq 'x'}. */
  private static boolean isOneValue(Lambda lambda) {
    return lambda.condition() instanceof Filter.Comparison comparison
        && comparison.operator() == Operator.EQ
        && comparison.left().equals(Path.of(lambda.variable()))
        && comparison.right() instanceof Literal literal
        && literal.kind() != Literal.Kind.NULL;
  }

  @Override
  public String all(Filter.All all) {
    Many many = many(admitted(all.collection(), Operator.ALL), Operator.ALL);
    String condition = inside(all.collection(), many, all.lambda());
    return "not exists (select 1 from "
        + many.from()
        + " and not coalesce(("
        + condition
        + "), false))";
  }

  private String inside(Path collection, Many many, Lambda lambda) {
    PropertyScope outer = scope;
    scope = outer.inside(collection, many, lambda.variable());
    String condition = lambda.condition().accept(this);
    scope = outer;
    return condition;
  }

  private Found admitted(Path path, Operator operator) {
    Found found = scope.find(path);
    found.require(operator, advanced);
    if (negated) {
      found.require(Operator.NOT, advanced);
    }
    return found;
  }

  private static Scalar scalar(Found found, Operator operator) {
    if (found.property() instanceof Scalar scalar && scalar.type().supports(operator)) {
      return scalar;
    }
    throw found.refused(operator);
  }

  private static Many many(Found found, Operator operator) {
    if (found.property() instanceof Many many) {
      return many;
    }
    throw found.refused(operator);
  }
}
