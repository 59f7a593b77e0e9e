package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.OrderBy;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client asks of an entity set, read and checked once; nothing behind it sees query text.
 *
 * @param condition the filter, the rows a navigation path leaves, and those the caller may read
 */
public record EntityQuery(
    QueryOptions options,
    Prefer prefer,
    Selection selection,
    SqlCondition condition,
    Keyset order,
    List<Expansion> expansions) {

  static final int MOST_ROWS = 5_000;

  private static final String SAVED_QUERY = "savedQuery";

  public EntityQuery {
    expansions = List.copyOf(expansions);
  }

  /** A list. */
  static EntityQuery list(View view, Entity entity, String rawQuery, Prefer prefer) {
    QueryOptions options =
        read(
            rawQuery,
            List.of(SAVED_QUERY),
            "$select",
            "$filter",
            "$orderby",
            "$top",
            "$count",
            "$expand",
            "$skiptoken");
    return of(view, entity, options, prefer).within(view.reach(entity));
  }

  /** One row. */
  static EntityQuery one(View view, Entity entity, String rawQuery, Prefer prefer) {
    return of(view, entity, read(rawQuery, List.of(), "$select", "$expand"), prefer);
  }

  /** The answer to a write: {@code $expand} is ignored there. */
  static EntityQuery written(View view, Entity entity, String rawQuery, Prefer prefer) {
    EntityQuery one = one(view, entity, rawQuery, prefer);
    return new EntityQuery(one.options, prefer, one.selection, one.condition, one.order, List.of());
  }

  /** A {@code /$count}. */
  static EntityQuery count(View view, Entity entity, String rawQuery) {
    QueryOptions options = read(rawQuery, List.of(SAVED_QUERY), "$filter");
    return of(view, entity, options, Prefer.parse(List.of())).within(view.reach(entity));
  }

  /** Every row as it stands now and as it will change: nothing else can be asked of changes. */
  static EntityQuery changes(View view, Entity entity, String rawQuery, Prefer prefer) {
    QueryOptions options = read(rawQuery, List.of(), "$select", "$skiptoken", "$deltatoken");
    return of(view, entity, options, prefer);
  }

  /** What stands in the parentheses of an {@code $expand}. */
  static EntityQuery inside(View view, Entity entity, QueryOptions options, Prefer prefer) {
    return of(view, entity, options, prefer).within(view.reach(entity));
  }

  /** Refuses whatever a client asks beside the path. */
  static void requireNone(String rawQuery) {
    read(rawQuery, List.of());
  }

  /** The same, of these rows only. */
  EntityQuery within(SqlCondition rows) {
    return new EntityQuery(options, prefer, selection, rows.and(condition), order, expansions);
  }

  Entity entity() {
    return selection.entity();
  }

  Annotations annotations() {
    return Annotations.of(prefer);
  }

  /** Rows on a page, and whether further pages follow: a page size wins over {@code $top}. */
  int pageSize() {
    return prefer.maxPageSize().isPresent()
        ? Math.min(prefer.maxPageSize().getAsInt(), MOST_ROWS)
        : top(options).orElse(MOST_ROWS);
  }

  boolean isPaged() {
    return prefer.maxPageSize().isPresent() || top(options).isEmpty();
  }

  static OptionalInt top(QueryOptions options) {
    OptionalInt top = options.top();
    if (top.isPresent() && (top.getAsInt() < 0 || top.getAsInt() > MOST_ROWS)) {
      throw Refusals.badQuery("The value of $top must be between 0 and " + MOST_ROWS + ".");
    }
    return top;
  }

  /**
   * @param custom options without a dollar that are offered, beside parameter aliases
   */
  private static QueryOptions read(String rawQuery, List<String> custom, String... offered) {
    return Refusals.reading(
        () -> {
          QueryOptions options = QueryOptions.parse(rawQuery, Dialect.STANDARD);
          options.requireOnly(offered);
          options.custom().keySet().stream()
              .filter(name -> !name.equals("tag") && !name.startsWith("@"))
              .filter(name -> !custom.contains(name))
              .findFirst()
              .ifPresent(
                  name -> {
                    throw Refusals.badQuery("The query parameter " + name + " is not supported.");
                  });
          return options;
        });
  }

  private static EntityQuery of(View view, Entity entity, QueryOptions options, Prefer prefer) {
    return Refusals.reading(entity, () -> checked(view, entity, options, prefer));
  }

  private static EntityQuery checked(
      View view, Entity entity, QueryOptions options, Prefer prefer) {
    // Read now only to be refused now; used when the page is made.
    top(options);
    options.count();
    Optional<SavedView> saved = saved(entity, options);
    SqlCondition condition = view.condition(entity, options);
    List<String> shown =
        options.option("$select").isPresent()
            ? options.select()
            : saved.map(SavedView::columns).orElse(List.of());
    return new EntityQuery(
        options,
        prefer,
        Selection.of(entity, shown),
        saved
            .map(known -> view.filter(entity, known.filter(), Map.of()).and(condition))
            .orElse(condition),
        new Keyset(order(view.properties(entity), options, saved)),
        Expansion.of(view, entity, options, prefer));
  }

  private static Optional<SavedView> saved(Entity entity, QueryOptions options) {
    return options
        .option(SAVED_QUERY)
        .map(
            id ->
                entity.views().stream()
                    .filter(view -> view.id().toString().equalsIgnoreCase(id))
                    .findFirst()
                    .orElseThrow(() -> Refusals.unknownView(id)));
  }

  private static OrderBy order(
      PropertyTable table, QueryOptions options, Optional<SavedView> saved) {
    return options
        .orderBy()
        .or(() -> saved.map(SavedView::orderBy))
        .map(text -> OrderBy.parse(text, table, false))
        .orElseGet(() -> OrderBy.key(table));
  }
}
