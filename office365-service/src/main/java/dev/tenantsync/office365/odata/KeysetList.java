package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.Keyset;
import dev.tenantsync.odata.OrderBy.Term;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.office365.odata.PageTokens.Position;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lists of any kind of row, one page at a time: filtered, searched, sorted and cut by the database.
 * A page begins behind the key of the row before it, so whoever keeps filter and sort key while a
 * client walks is shown once.
 */
@ApplicationScoped
public class KeysetList {

  private static final List<String> OFFERED =
      List.of("$select", "$filter", "$search", "$orderby", "$top", "$count", "$skiptoken");

  /**
   * Rows that can be listed.
   *
   * @param resource Graph's name of their type for messages, such as {@code User}
   * @param properties what they can be filtered and sorted by
   * @param sql what to select and from where
   * @param row what the database makes of a row
   * @param value reads a property that rows can be sorted by off a row, so that a page's last row
   *     holds its own key
   */
  public record Source<T>(
      String resource,
      PropertyTable properties,
      Selection sql,
      Class<T> row,
      BiFunction<T, String, @Nullable Object> value) {}

  /** What is selected, and from where. */
  public record Selection(String columns, From from) {}

  /**
   * Where rows come from.
   *
   * @param sql a table expression with its alias
   * @param parameters the values of its {@code ?} marks, in order
   */
  public record From(String sql, List<Object> parameters) {

    public From {
      parameters = List.copyOf(parameters);
    }

    public static From table(String sql) {
      return new From(sql, List.of());
    }
  }

  /**
   * Which of the rows a list is of.
   *
   * @param name distinguishes its page tokens from those of other lists
   */
  public record Part(String name, SqlCondition condition) {}

  /**
   * A page.
   *
   * @param next token of the page behind it, null on the last
   * @param count of all pages, on the first page of a query that asks for it
   */
  public record Page<T>(List<T> rows, @Nullable String next, @Nullable Long count) {}

  private final EntityManager entities;
  private final PageTokens tokens;

  KeysetList(EntityManager entities, PageTokens tokens) {
    this.entities = entities;
    this.tokens = tokens;
  }

  /** The query options that a searchable list offers, and these. */
  public static String[] offered(String... more) {
    List<String> all = new ArrayList<>(OFFERED);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  /** The page that a request asks for. */
  @Transactional
  public <T> Page<T> read(Source<T> source, Part part, GraphQuery query) {
    Optional<Position> position = tokens.position(part.name(), query);
    boolean advanced = position.map(Position::advanced).orElseGet(query::advanced);
    // Clients lose the header that a search needs on the way, too.
    boolean eventual = position.isPresent() || query.eventual();
    SqlCondition all = part.condition().and(query.condition(source, advanced, eventual));
    Keyset keyset = new Keyset(query.order(source.properties(), advanced));
    SqlCondition behind = position.map(at -> all.and(at.after(keyset))).orElse(all);
    int top = query.top();
    List<T> found = rows(source, behind, keyset, top + 1);
    List<T> page = found.subList(0, Math.min(top, found.size()));
    String next =
        found.size() > top
            ? tokens.seal(
                part.name(), query, new Position(advanced, key(source, keyset, page.get(top - 1))))
            : null;
    Long count = position.isEmpty() && query.advanced() ? count(source, all) : null;
    return new Page<>(page, next, count);
  }

  /** How many rows a request's filter matches; needs the header of an advanced query. */
  @Transactional
  public long count(Source<?> source, Part part, GraphQuery query) {
    boolean eventual = query.eventual();
    return count(source, part.condition().and(query.condition(source, eventual, eventual)));
  }

  @SuppressWarnings("unchecked")
  private <T> List<T> rows(Source<T> source, SqlCondition condition, Keyset keyset, int limit) {
    String sql =
        "select %s from %s where %s order by %s limit %d"
            .formatted(
                source.sql().columns(),
                source.sql().from().sql(),
                condition.sql(),
                keyset.orderBy(),
                limit);
    return bound(entities.createNativeQuery(sql, source.row()), source, condition).getResultList();
  }

  private long count(Source<?> source, SqlCondition condition) {
    String from = source.sql().from().sql();
    String sql = "select count(*) from " + from + " where " + condition.sql();
    return (Long)
        bound(entities.createNativeQuery(sql, Long.class), source, condition).getSingleResult();
  }

  private static Query bound(Query query, Source<?> source, SqlCondition condition) {
    List<Object> parameters = new ArrayList<>(source.sql().from().parameters());
    parameters.addAll(condition.parameters());
    for (int i = 0; i < parameters.size(); i++) {
      query.setParameter(i + 1, parameters.get(i));
    }
    return query;
  }

  private static <T> List<@Nullable String> key(Source<T> source, Keyset keyset, T last) {
    List<@Nullable Object> values = new ArrayList<>();
    for (Term term : keyset.order().terms()) {
      values.add(source.value().apply(last, term.property().name()));
    }
    return keyset.key(values);
  }
}
