package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Expand;
import dev.tenantsync.odata.FilterParser;
import dev.tenantsync.odata.FilterSql;
import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.OrderBy;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SqlCondition;
import java.util.List;

/**
 * One relation to show inside each row.
 *
 * @param most rows per parent
 */
record Expansion(
    Navigation navigation, Selection selection, SqlCondition condition, Keyset order, int most) {

  private static final int MOST_EXPANSIONS = 15;

  static List<Expansion> of(Entity entity, QueryOptions options) {
    String text = options.expand().orElse(null);
    if (text == null) {
      return List.of();
    }
    List<Expand> wanted = Refusals.reading(entity, () -> Expand.parse(text, Dialect.STANDARD));
    if (wanted.size() > MOST_EXPANSIONS) {
      throw Refusals.badQuery("At most " + MOST_EXPANSIONS + " $expand options are allowed.");
    }
    if (wanted.stream().map(Expand::navigation).distinct().count() < wanted.size()) {
      throw Refusals.badQuery("A navigation property is expanded more than once.");
    }
    return wanted.stream().map(expand -> of(entity, expand)).toList();
  }

  private static Expansion of(Entity entity, Expand expand) {
    Navigation navigation =
        entity
            .navigation(expand.navigation())
            .orElseThrow(() -> Refusals.unknownProperty(entity, expand.navigation()));
    Entity target = navigation.target().get();
    return Refusals.reading(target, () -> read(navigation, target, expand.options()));
  }

  private static Expansion read(Navigation navigation, Entity target, QueryOptions options) {
    if (navigation.many()) {
      options.requireOnly("$select", "$filter", "$orderby", "$top");
    } else {
      options.requireOnly("$select");
    }
    OrderBy order =
        options
            .orderBy()
            .map(text -> OrderBy.parse(text, target.properties(), false))
            .orElseGet(() -> OrderBy.key(target.properties()));
    SqlCondition condition =
        options
            .filter()
            .map(text -> FilterParser.parse(text, Dialect.STANDARD))
            .map(filter -> FilterSql.translate(filter, target.properties(), false))
            .orElseGet(SqlCondition::always);
    return new Expansion(
        navigation,
        Selection.of(target, options),
        condition,
        new Keyset(order),
        EntityQuery.top(options).orElse(Integer.MAX_VALUE));
  }

  /** SQL of parent id and columns; binds an array of parents, the condition's values, the most. */
  String sql() {
    return "select * from (select "
        + selection.sql()
        + ", l.parent as parent, row_number() over (partition by l.parent order by "
        + order.orderBy()
        + ") as place from "
        + navigation.from()
        + " where l.parent = any(?) and ("
        + condition.sql()
        + ")) expanded where place <= ? order by parent, place";
  }
}
