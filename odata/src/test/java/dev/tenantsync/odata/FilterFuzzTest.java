package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever text comes in: a condition comes out, or one of the two refusals. {@code -Dfuzz.filters}
 * says how many texts in all, {@code -Dfuzz.seed} which.
 */
class FilterFuzzTest {
  private static final int TEXTS = Integer.getInteger("fuzz.filters", 40_000);
  private static final List<String> PIECES =
      List.of(
          "title",
          "isbn",
          "pages",
          "lent",
          "printed",
          "id",
          "tags",
          "loans",
          "shelf/name",
          "x",
          "x/state",
          "nope",
          " eq ",
          " ne ",
          " gt ",
          " in ",
          " and ",
          " or ",
          "not ",
          "(",
          ")",
          ",",
          "/any(x:",
          "/all(x:",
          "/any()",
          "/$count",
          "startswith(",
          "endsWith(",
          "contains(",
          "'a'",
          "''",
          "'",
          "1",
          "-2.5",
          "true",
          "null",
          "2024-01-01T00:00:00Z",
          "2024-01-01",
          "6fd2c87f-b296-42f0-b197-1e91e994b900",
          ":",
          "/",
          " ",
          "%",
          "\0",
          "\uD800",
          "é",
          "@",
          "$");
  private static final List<String> FILTERS =
      List.of(
          "title eq 'x' and (lent or not startswith(isbn,'97')) and pages in (1,2,3)",
          "loans/any(x:x/state eq 'out' and x/fines/$count ge 2) or tags/any(t:endswith(t,'y'))",
          "not (printed ge 2024-01-01T10:00:00Z and id eq 6fd2c87f-b296-42f0-b197-1e91e994b900)",
          "contains(shelf/name,'O''Brien') eq false and loans/all(l:l/state ne null)");
  private static final List<String> SEARCH_PIECES =
      List.of(
          "\"title:",
          "\"isbn:9\"",
          "\"nope:x\"",
          "\"secret:x\"",
          "title:x",
          "\"",
          "\\",
          "\\\"",
          "'",
          ":",
          " AND ",
          " OR ",
          " NOT ",
          " and ",
          "(",
          ")",
          " ",
          ",",
          "x",
          "%",
          "\0",
          "\uD800",
          "é");
  private static final List<String> SEARCHES =
      List.of(
          "\"title:x\"",
          "\"title:ann\" AND (\"isbn:97\" OR \"title:b\")",
          "\"title:say \\\"hello\\\"\" \"isbn:\\\\\"",
          "(\"title:a\" OR \"title:b\") (\"isbn:1\") OR \"title:O'Neil & co\"");

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final TextFuzz filters = new TextFuzz(random, PIECES, FILTERS);
  private final TextFuzz searches = new TextFuzz(random, SEARCH_PIECES, SEARCHES);

  @Test
  @Timeout(600)
  void everyFilterIsTranslatedOrRefused() {
    int translated = 0;
    for (int i = 0; i < TEXTS / 8 * 3; i++) {
      Dialect dialect = random.nextBoolean() ? Dialect.TOLERANT : Dialect.STANDARD;
      translated += translate(filters.any(), text -> read(text, dialect));
      translated += translate(filters.mutated(), text -> read(text, dialect));
    }
    System.out.println(
        "filters: seed " + seed + ", translated " + translated + " of " + TEXTS / 4 * 3);
    assertThat(translated).isGreaterThan(TEXTS / 20);
  }

  @Test
  @Timeout(600)
  void everySearchIsTranslatedOrRefused() {
    int translated = 0;
    for (int i = 0; i < TEXTS / 8; i++) {
      translated += translate(searches.any(), SearchParser::parse);
      translated += translate(searches.mutated(), SearchParser::parse);
    }
    System.out.println(
        "searches: seed " + seed + ", translated " + translated + " of " + TEXTS / 4);
    assertThat(translated).isGreaterThan(TEXTS / 40);
  }

  /** What is read and written again reads the same. */
  private static Filter read(String text, Dialect dialect) {
    Filter filter = FilterParser.parse(text, dialect);
    assertThat(FilterParser.parse(FilterText.of(filter), dialect)).isEqualTo(filter);
    return filter;
  }

  private int translate(String text, Function<String, Filter> parser) {
    try {
      Filter filter = parser.apply(text);
      SqlCondition condition = FilterSql.translate(filter, SampleTable.BOOKS, true);
      assertThat(condition.parameters())
          .hasSize((int) condition.sql().chars().filter(c -> c == '?').count());
      return 1;
    } catch (InvalidFilterException | UnsupportedFilterException refusal) {
      return 0;
    } catch (RuntimeException | Error failure) {
      throw new AssertionError("seed " + seed + ", text: " + text, failure);
    }
  }
}
