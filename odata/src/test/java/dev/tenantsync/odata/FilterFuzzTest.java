package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever text comes in: a condition comes out, or one of the two refusals. */
class FilterFuzzTest {
  private static final int ROUNDS = 100_000;
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
  private static final List<String> SENTENCES =
      List.of(
          "title eq 'x' and (lent or not startswith(isbn,'97')) and pages in (1,2,3)",
          "loans/any(x:x/state eq 'out' and x/fines/$count ge 2) or tags/any(t:endswith(t,'y'))",
          "not (printed ge 2024-01-01T10:00:00Z and id eq 6fd2c87f-b296-42f0-b197-1e91e994b900)",
          "contains(shelf/name,'O''Brien') eq false and loans/all(l:l/state ne null)");

  private final long seed = Long.getLong("fuzz.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void randomTextIsTranslatedOrRefused() {
    int translated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(12); pieces >= 0; pieces--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      translated += translate(text.toString());
    }
    System.out.println("FilterFuzzTest random: seed " + seed + ", translated " + translated);
    assertThat(translated).isPositive();
  }

  @Test
  void mutatedSentenceIsTranslatedOrRefused() {
    int translated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      StringBuilder text = new StringBuilder(SENTENCES.get(random.nextInt(SENTENCES.size())));
      for (int mutations = random.nextInt(4); mutations > 0; mutations--) {
        mutate(text);
      }
      translated += translate(text.toString());
    }
    System.out.println("FilterFuzzTest mutated: seed " + seed + ", translated " + translated);
    assertThat(translated).isGreaterThan(ROUNDS / 8);
  }

  private void mutate(StringBuilder text) {
    int at = random.nextInt(text.length());
    switch (random.nextInt(4)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      case 2 -> text.setCharAt(at, (char) random.nextInt(0x180));
      default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
    }
  }

  private int translate(String text) {
    Dialect dialect = random.nextBoolean() ? Dialect.TOLERANT : Dialect.STANDARD;
    try {
      Filter filter = FilterParser.parse(text, dialect);
      assertThat(FilterParser.parse(FilterText.of(filter), dialect)).isEqualTo(filter);
      SqlCondition condition = FilterSql.translate(filter, SampleTable.BOOKS, true);
      assertThat(condition.parameters())
          .hasSize((int) condition.sql().chars().filter(c -> c == '?').count());
      return 1;
    } catch (InvalidFilterException | UnsupportedFilterException refusal) {
      return 0;
    } catch (RuntimeException | Error failure) {
      throw new AssertionError("seed " + seed + ", filter: " + text, failure);
    }
  }
}
