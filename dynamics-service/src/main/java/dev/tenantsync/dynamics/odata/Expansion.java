package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Navigation.Kind;
import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Expand;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.QueryOptions;
import java.util.List;

/**
 * One relation to show inside each row.
 *
 * @param query what of the related rows is shown, and what inside them
 * @param reference only their addresses are shown
 */
record Expansion(Navigation navigation, EntityQuery query, boolean reference) {

  private static final int MOST_EXPANSIONS = 15;
  private static final String REFERENCE = "/$ref";

  static List<Expansion> of(View view, Entity entity, QueryOptions options, Prefer prefer) {
    String text = options.expand().orElse(null);
    if (text == null) {
      return List.of();
    }
    List<Expansion> all =
        Refusals.reading(entity, () -> Expand.parse(text, Dialect.STANDARD)).stream()
            .map(expand -> of(view, entity, expand, prefer))
            .toList();
    if (all.stream().mapToInt(Expansion::weight).sum() > MOST_EXPANSIONS) {
      throw Refusals.badQuery("At most " + MOST_EXPANSIONS + " $expand options are allowed.");
    }
    if (all.stream().map(one -> one.navigation.name()).distinct().count() < all.size()) {
      throw Refusals.badQuery("A navigation property is expanded more than once.");
    }
    long manyToMany = all.stream().filter(Expansion::isManyToMany).count();
    if (manyToMany > 0 && manyToMany < all.size()) {
      throw Refusals.badQuery(
          "A many-to-many relationship cannot be expanded beside relationships of other kinds.");
    }
    return all;
  }

  private static Expansion of(View view, Entity entity, Expand expand, Prefer prefer) {
    boolean reference = expand.navigation().endsWith(REFERENCE);
    Navigation navigation = view.navigation(entity, name(expand, reference));
    if (reference && (navigation.many() || !expand.options().system().isEmpty())) {
      throw Refusals.badQuery(
          "Expanding to $ref is supported for single-valued navigation properties only, and without"
              + " options.");
    }
    Entity target = view.target(navigation);
    EntityQuery query =
        Refusals.reading(
            target,
            () -> {
              expand.options().requireOnly(offered(navigation));
              return EntityQuery.inside(view, target, expand.options(), prefer);
            });
    if (query.expansions().stream().anyMatch(Expansion::isManyToMany)
        || (navigation.kind() == Kind.MANY_TO_MANY && !query.expansions().isEmpty())) {
      throw nested();
    }
    return new Expansion(navigation, query, reference);
  }

  private static String name(Expand expand, boolean reference) {
    String name = expand.navigation();
    return reference ? name.substring(0, name.length() - REFERENCE.length()) : name;
  }

  private static String[] offered(Navigation navigation) {
    return navigation.many()
        ? new String[] {"$select", "$filter", "$orderby", "$top", "$expand"}
        : new String[] {"$select", "$expand"};
  }

  private static DataverseException nested() {
    return Refusals.badQuery(
        "A many-to-many relationship cannot be expanded inside another $expand, nor around one.");
  }

  private boolean isManyToMany() {
    return navigation.kind() == Kind.MANY_TO_MANY;
  }

  /** How many relations it and what is inside it expand. */
  private int weight() {
    return 1 + query.expansions().stream().mapToInt(Expansion::weight).sum();
  }

  /** Whether there may be more related rows than an answer shows. */
  boolean isPaged() {
    return navigation.many() && EntityQuery.top(query.options()).isEmpty();
  }

  /** Rows shown per parent. */
  int most() {
    int page =
        Math.min(query.prefer().maxPageSize().orElse(EntityQuery.MOST_ROWS), EntityQuery.MOST_ROWS);
    return Math.min(EntityQuery.top(query.options()).orElse(page), page);
  }

  /**
   * SQL of the columns, the order's and the parent's id; binds an array of parents, the condition's
   * values, and how many rows are wanted per parent.
   */
  String sql() {
    return "select * from (select "
        + query.selection().sql()
        + ", "
        + String.join(", ", query.order().columns())
        + ", l.parent as expanded_parent, row_number() over (partition by l.parent order by "
        + query.order().orderBy()
        + ") as expanded_place from "
        + navigation.from()
        + " where l.parent = any(?) and ("
        + query.condition().sql()
        + ")) expanded where expanded_place <= ? order by expanded_parent, expanded_place";
  }
}
