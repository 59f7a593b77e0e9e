package dev.tenantsync.dynamics.odata;

import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.FilterParser;
import dev.tenantsync.odata.FilterSql;
import dev.tenantsync.odata.InvalidOptionException;
import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.OrderBy;
import dev.tenantsync.odata.Prefer;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SqlCondition;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of an entity set, read and checked once; nothing behind it sees query text.
 *
 * @param condition the filter, and the rows a navigation path leaves
 */
public record EntityQuery(
    QueryOptions options,
    Prefer prefer,
    Selection selection,
    SqlCondition condition,
    Keyset order,
    List<Expansion> expansions) {

  static final int MOST_ROWS = 5_000;

  public EntityQuery {
    expansions = List.copyOf(expansions);
  }

  /** Options of a request for a list. */
  public static EntityQuery list(Entity entity, @Nullable String rawQuery, Prefer prefer) {
    return read(
        entity,
        rawQuery,
        prefer,
        "$select",
        "$filter",
        "$orderby",
        "$top",
        "$count",
        "$expand",
        "$skiptoken");
  }

  /** Options of a request for one row. */
  public static EntityQuery one(Entity entity, @Nullable String rawQuery, Prefer prefer) {
    return read(entity, rawQuery, prefer, "$select", "$expand");
  }

  /** Options of a write that answers with the row: {@code $expand} is ignored there. */
  public static EntityQuery written(Entity entity, @Nullable String rawQuery, Prefer prefer) {
    EntityQuery one = one(entity, rawQuery, prefer);
    return new EntityQuery(one.options, prefer, one.selection, one.condition, one.order, List.of());
  }

  /** Options of a {@code /$count}. */
  public static EntityQuery count(Entity entity, @Nullable String rawQuery) {
    return read(entity, rawQuery, Prefer.parse(List.of()), "$filter");
  }

  /** The same, of these rows only. */
  public EntityQuery within(SqlCondition rows) {
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

  private static EntityQuery read(
      Entity entity, @Nullable String rawQuery, Prefer prefer, String... offered) {
    return Refusals.reading(entity, () -> parse(entity, rawQuery, prefer, offered));
  }

  private static EntityQuery parse(
      Entity entity, @Nullable String rawQuery, Prefer prefer, String... offered) {
    QueryOptions options = QueryOptions.parse(rawQuery, Dialect.STANDARD);
    options.requireOnly(offered);
    options.custom().keySet().stream()
        .filter(name -> !name.equals("tag"))
        .findFirst()
        .ifPresent(
            name -> {
              throw Refusals.badQuery("The query parameter " + name + " is not supported.");
            });
    // Read now only to be refused now; used when the page is made.
    top(options);
    options.count();
    SqlCondition condition =
        options
            .filter()
            .map(text -> FilterParser.parse(text, Dialect.STANDARD))
            .map(filter -> FilterSql.translate(filter, entity.properties(), false))
            .orElseGet(SqlCondition::always);
    return new EntityQuery(
        options,
        prefer,
        Selection.of(entity, options),
        condition,
        new Keyset(order(entity, options)),
        Expansion.of(entity, options));
  }

  private static OrderBy order(Entity entity, QueryOptions options) throws InvalidOptionException {
    return options
        .orderBy()
        .map(text -> OrderBy.parse(text, entity.properties(), false))
        .orElseGet(() -> OrderBy.key(entity.properties()));
  }
}
