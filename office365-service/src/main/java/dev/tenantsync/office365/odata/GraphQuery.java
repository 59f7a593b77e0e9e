package dev.tenantsync.office365.odata;

import dev.tenantsync.odata.Dialect;
import dev.tenantsync.odata.Filter;
import dev.tenantsync.odata.FilterParser;
import dev.tenantsync.odata.FilterSql;
import dev.tenantsync.odata.InvalidFilterException;
import dev.tenantsync.odata.InvalidOptionException;
import dev.tenantsync.odata.OrderBy;
import dev.tenantsync.odata.PropertyTable;
import dev.tenantsync.odata.QueryOptions;
import dev.tenantsync.odata.SearchParser;
import dev.tenantsync.odata.SqlCondition;
import dev.tenantsync.odata.UnsupportedFilterException;
import dev.tenantsync.office365.error.GraphException;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The query options of a request, in Graph's dialect. Every method throws a {@link GraphException}
 * that names the option or property at fault.
 *
 * @param eventual header {@code ConsistencyLevel: eventual}, half of what an advanced query needs
 */
public record GraphQuery(QueryOptions options, boolean eventual) {

  private static final int DEFAULT_PAGE = 100;
  private static final int LARGEST_PAGE = 999;

  /** A number, but none that an int can hold. */
  private static final Pattern TOO_LONG = Pattern.compile("[+-]?[0-9]{10,40}");

  /** Reads the query of a request and its {@code ConsistencyLevel} header. */
  public static GraphQuery of(UriInfo uri, @Nullable String consistencyLevel) {
    String raw = uri.getRequestUri().getRawQuery();
    QueryOptions options = inGraphsWords(() -> QueryOptions.parse(raw, Dialect.TOLERANT));
    return new GraphQuery(options, "eventual".equalsIgnoreCase(consistencyLevel));
  }

  /** Refuses every option but these and {@code $format=json}. */
  public GraphQuery only(String... offered) {
    String[] all = Arrays.copyOf(offered, offered.length + 1);
    all[offered.length] = "$format";
    inGraphsWords(
        () -> {
          options.requireOnly(all);
          return options.count();
        });
    if (!options.option("$format").orElse("json").matches("json|application/json.*")) {
      throw GraphException.badProperty("$format", "InvalidValue", "$format must be json.");
    }
    return this;
  }

  /** Refuses what a count cannot be asked; Graph counts in advanced queries only. */
  public GraphQuery counting() {
    only("$filter", "$search", "$count");
    if (!eventual) {
      throw GraphException.badProperty(
          "ConsistencyLevel", "MissingHeader", "$count is not currently supported.");
    }
    return this;
  }

  /**
   * Refuses these options unless the query is an advanced one; on a page behind the first, the
   * token vouches for it.
   */
  public GraphQuery onlyAdvanced(String... names) {
    for (String name : names) {
      boolean asked = options.option(name).isPresent();
      if (asked && !advanced() && options.skipToken().isEmpty()) {
        throw QueryRefusals.needsAdvanced(name + " on this relation");
      }
    }
    return this;
  }

  /** Graph's advanced query: the header and {@code $count=true}, both. */
  public boolean advanced() {
    return eventual && inGraphsWords(options::count);
  }

  /**
   * Refuses this query unless it is an advanced one, or goes on with one: a token is given for the
   * list that it belongs to, and such a list begins with an advanced query.
   *
   * @param what is asked, such as {@code A cast of memberOf}
   */
  public GraphQuery requireAdvanced(String what) {
    if (!advanced() && options.skipToken().isEmpty()) {
      throw QueryRefusals.needsAdvanced(what);
    }
    return this;
  }

  /**
   * The selected properties; empty when the request selects none.
   *
   * @param resource such as {@code User}
   */
  public List<String> select(Predicate<String> known, String resource) {
    List<String> names = inGraphsWords(options::select);
    for (String name : names) {
      if (!name.equals("*") && !known.test(name)) {
        throw GraphException.badProperty(
            name,
            "UnknownProperty",
            "Could not find a property named '%s' on type '%s'.".formatted(name, type(resource)));
      }
    }
    return names.contains("*") ? List.of() : names;
  }

  /** The full name of a type. */
  static String type(String resource) {
    return "microsoft.graph."
        + resource.substring(0, 1).toLowerCase(Locale.ROOT)
        + resource.substring(1);
  }

  /** The page size, 100 unless asked for (Graph: users, 1 to 999). */
  public int top() {
    if (options
        .option("$top")
        .filter(text -> TOO_LONG.matcher(text.strip()).matches())
        .isPresent()) {
      throw pageSize(options.option("$top").get());
    }
    int top = inGraphsWords(options::top).orElse(DEFAULT_PAGE);
    if (top < 1 || top > LARGEST_PAGE) {
      throw pageSize(String.valueOf(top));
    }
    return top;
  }

  private static GraphException pageSize(String top) {
    return GraphException.badProperty(
        "$top",
        "InvalidPageSize",
        "Invalid page size specified: '" + top + "'. Must be between 1 and 999 inclusive.");
  }

  /** The filter, read but not judged; empty when there is none. */
  public Optional<Filter> filter(String resource) {
    return options.filter().map(text -> judged("filter", () -> parse(text), resource));
  }

  /**
   * The filter as SQL; true of every row when there is none.
   *
   * @param resource such as {@code User}
   */
  public SqlCondition filter(PropertyTable table, boolean advanced, String resource) {
    Optional<String> text = options.filter();
    return text.isEmpty()
        ? SqlCondition.always()
        : judged("filter", () -> FilterSql.translate(parse(text.get()), table, advanced), resource);
  }

  /**
   * The search as SQL; true of every row when there is none.
   *
   * @param eventual whether the header that Graph asks of a search was sent
   */
  public SqlCondition search(PropertyTable table, boolean eventual, String resource) {
    Optional<String> text = options.search();
    if (text.isEmpty()) {
      return SqlCondition.always();
    }
    if (!eventual) {
      throw QueryRefusals.needsHeader();
    }
    return judged(
        "search", () -> FilterSql.translate(SearchParser.parse(text.get()), table, true), resource);
  }

  /** Filter and search of a list. */
  SqlCondition condition(KeysetList.Source<?> rows, boolean advanced, boolean eventual) {
    return filter(rows.properties(), advanced, rows.resource())
        .and(search(rows.properties(), eventual, rows.resource()));
  }

  /** The order; by key when the request names none. */
  public OrderBy order(PropertyTable table, boolean advanced) {
    Optional<String> text = options.orderBy();
    if (text.isEmpty()) {
      return OrderBy.key(table);
    }
    if (options.filter().isPresent() && !advanced) {
      throw QueryRefusals.needsAdvanced("$orderby together with $filter");
    }
    return inGraphsWords(() -> OrderBy.parse(text.get(), table, advanced));
  }

  private static Filter parse(String text) {
    return FilterParser.parse(text, Dialect.TOLERANT);
  }

  /**
   * @param option without its dollar
   */
  private static <T> T judged(String option, Supplier<T> reading, String resource) {
    try {
      return reading.get();
    } catch (InvalidFilterException refused) {
      throw QueryRefusals.of(refused, option);
    } catch (UnsupportedFilterException refused) {
      throw QueryRefusals.of(refused, option, resource);
    }
  }

  static <T> T inGraphsWords(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (InvalidOptionException refused) {
      throw QueryRefusals.of(refused);
    }
  }
}
