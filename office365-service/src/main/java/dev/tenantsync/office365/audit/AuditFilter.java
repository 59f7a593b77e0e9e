package dev.tenantsync.office365.audit;

import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Operator;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.odata.Guids;
import dev.tenantsync.office365.web.Actor;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Turns a filter into a condition on the log's columns that an index serves. What entries show is
 * made of those columns, so that no table of properties says it.
 */
final class AuditFilter {

  private static final SqlCondition NEVER = new SqlCondition("false", List.of());

  private static final Map<Operator, String> TIMES =
      Map.of(
          Operator.EQ, "=",
          Operator.GE, ">=",
          Operator.GT, ">",
          Operator.LE, "<=",
          Operator.LT, "<");

  private AuditFilter() {}

  /**
   * @throws GraphException naming the property, when it cannot be filtered by
   */
  static SqlCondition condition(Filter filter) {
    if (filter instanceof Filter.And and) {
      return joined(and.parts(), " and ");
    }
    if (filter instanceof Filter.Or or) {
      return joined(or.parts(), " or ");
    }
    if (filter instanceof Filter.Any any && any.lambda().isPresent()) {
      return target(any.collection().toString(), any.lambda().get());
    }
    if (filter instanceof Filter.Comparison comparison
        && comparison.right() instanceof Literal literal) {
      return comparison(comparison.left().toString(), comparison.operator(), literal.text());
    }
    throw unsupported("$filter");
  }

  private static SqlCondition joined(List<Filter> parts, String word) {
    return either(parts.stream().map(AuditFilter::condition).toList(), word);
  }

  private static SqlCondition either(List<SqlCondition> parts, String word) {
    List<Object> parameters = new ArrayList<>();
    parts.forEach(part -> parameters.addAll(part.parameters()));
    String sql = parts.stream().map(SqlCondition::sql).collect(Collectors.joining(word, "(", ")"));
    return new SqlCondition(sql, parameters);
  }

  private static SqlCondition comparison(String property, Operator operator, String value) {
    if (property.equals("activityDateTime") && TIMES.containsKey(operator)) {
      return of("c.changed_at " + TIMES.get(operator) + " ?", moment(value));
    }
    if (operator != Operator.EQ) {
      throw unsupported(property);
    }
    return switch (property) {
      case "activityDisplayName" -> activity(value);
      case "category" -> category(value);
      case "correlationId" -> of("c.correlation_id = ?", value);
      case "initiatedBy/user/id" ->
          of("c.actor = ?", Actor.text(Actor.Kind.USER, Guids.require(property, value)));
      case "initiatedBy/app/appId" ->
          of("c.actor = ?", Actor.text(Actor.Kind.APP, Guids.require(property, value)));
      default -> throw unsupported(property);
    };
  }

  private static SqlCondition target(String collection, Filter.Lambda lambda) {
    String id = lambda.variable() + "/id";
    if (collection.equals("targetResources")
        && lambda.condition() instanceof Filter.Comparison comparison
        && comparison.left().toString().equals(id)
        && comparison.operator() == Operator.EQ
        && comparison.right() instanceof Literal literal) {
      var target = Guids.require("targetResources/id", literal.text());
      return new SqlCondition("(c.resource_id = ? or c.related_id = ?)", List.of(target, target));
    }
    throw unsupported(collection);
  }

  private static SqlCondition activity(String name) {
    List<SqlCondition> called =
        Activity.ALL.stream()
            .filter(activity -> activity.displayName().equalsIgnoreCase(name))
            .map(AuditFilter::is)
            .toList();
    return called.isEmpty() ? NEVER : either(called, " or ");
  }

  /** The same as {@link Activity#nameOf} says of a row. */
  private static SqlCondition is(Activity activity) {
    SqlCondition kind =
        of(
            "c.resource || ' ' || c.kind = ?",
            activity.resource().name() + " " + activity.kind().name());
    SqlCondition own =
        activity.properties().isEmpty() ? SqlCondition.always() : touches(activity.properties());
    List<String> others = activity.propertiesOfOthers();
    SqlCondition other = others.isEmpty() ? NEVER : touches(others);
    return kind.and(own).and(new SqlCondition("not (" + other.sql() + ")", other.parameters()));
  }

  private static SqlCondition touches(List<String> properties) {
    return of("c.properties && string_to_array(?, ',')", String.join(",", properties));
  }

  private static SqlCondition category(String name) {
    List<SqlCondition> resources =
        Arrays.stream(Change.Resource.values())
            .filter(resource -> Activity.category(resource).equalsIgnoreCase(name))
            .map(resource -> of("c.resource = ?", resource.name()))
            .toList();
    return resources.isEmpty() ? NEVER : either(resources, " or ");
  }

  private static OffsetDateTime moment(String value) {
    try {
      return OffsetDateTime.parse(value);
    } catch (DateTimeParseException malformed) {
      throw GraphException.badProperty(
          "activityDateTime",
          "InvalidValue",
          "Invalid filter clause: '" + value + "' is no date and time with an offset.");
    }
  }

  private static SqlCondition of(String sql, Object parameter) {
    return new SqlCondition(sql, List.of(parameter));
  }

  private static GraphException unsupported(String property) {
    return GraphException.unsupportedQuery(
        "Unsupported or invalid query filter clause specified for property '"
            + property
            + "' of resource 'DirectoryAudit'.");
  }
}
