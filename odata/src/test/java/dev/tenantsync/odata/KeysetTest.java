package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantsync.odata.InvalidOptionException.Kind;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysetTest {
  private static final String ID = "6fd2c87f-b296-42f0-b197-1e91e994b900";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "title              | lower(b.title) asc, b.id asc",
        "title desc         | lower(b.title) desc, b.id asc",
        "title ASC,id desc  | lower(b.title) asc, b.id desc",
        "subtitle           | lower(b.subtitle) asc nulls first, b.id asc",
        " printed  desc , pages | b.printed desc nulls last, b.pages asc, b.id asc",
        "id                 | b.id asc",
        "title,title desc   | lower(b.title) asc, b.id asc",
        "shelf/name         | lower(s.name) asc nulls first, b.id asc"
      })
  void everyOrderEndsInTheKey(String orderBy, String sql) {
    assertThat(keyset(orderBy).orderBy()).isEqualTo(sql);
  }

  @Test
  void withoutOrderByTheKeyIsTheOrder() {
    assertThat(new Keyset(OrderBy.key(SampleTable.BOOKS)).orderBy()).isEqualTo("b.id asc");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope           | UNKNOWN_PROPERTY",
        "loans          | NOT_SORTABLE",
        "secret         | NOT_SORTABLE",
        "bound          | ADVANCED_ONLY",
        "title up       | MALFORMED",
        "title asc desc | MALFORMED",
        "title,         | MALFORMED",
        "title;drop     | UNKNOWN_PROPERTY"
      })
  void badOrderIsRefused(String orderBy, Kind kind) {
    InvalidOptionException refusal =
        catchThrowableOfType(InvalidOptionException.class, () -> keyset(orderBy));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.option()).isEqualTo("$orderby");
  }

  @Test
  void oneDirectionWithoutNullsIsARowComparison() {
    SqlCondition after = keyset("title").after(List.of("Emma", ID)).orElseThrow();

    assertThat(after.sql()).isEqualTo("(lower(b.title), b.id) > (lower(?), ?)");
    assertThat(after.parameters()).containsExactly("Emma", UUID.fromString(ID));
  }

  @Test
  void mixedDirectionsAreWrittenOut() {
    SqlCondition after = keyset("title desc").after(List.of("Emma", ID)).orElseThrow();

    assertThat(after.sql())
        .isEqualTo("(lower(b.title) < lower(?)) or ((lower(b.title) = lower(?)) and (b.id > ?))");
    assertThat(after.parameters()).containsExactly("Emma", "Emma", UUID.fromString(ID));
  }

  @Test
  void nullsComeFirstAscendingAndLastDescending() {
    assertThat(keyset("subtitle").after(Arrays.asList(null, ID)).orElseThrow().sql())
        .isEqualTo(
            "(lower(b.subtitle) is not null) or ((lower(b.subtitle) is null) and (b.id > ?))");
    assertThat(keyset("subtitle desc").after(Arrays.asList(null, ID)).orElseThrow().sql())
        .isEqualTo("(false) or ((lower(b.subtitle) is null) and (b.id > ?))");
    assertThat(keyset("subtitle desc").after(List.of("x", ID)).orElseThrow().sql())
        .isEqualTo(
            "(lower(b.subtitle) < lower(?) or lower(b.subtitle) is null)"
                + " or ((lower(b.subtitle) = lower(?)) and (b.id > ?))");
  }

  @Test
  void keyOfARowGoesThroughTextAndBack() {
    Keyset keyset = keyset("subtitle,lent,pages,printed desc");
    Timestamp printed = Timestamp.from(Instant.parse("2024-05-06T07:08:09.123456Z"));

    List<String> key = keyset.key(Arrays.asList("a:b-", true, 5, printed, UUID.fromString(ID)));
    List<String> read = Tuple.decode(Tuple.encode(key)).orElseThrow();

    assertThat(keyset.columns())
        .containsExactly("b.subtitle", "b.lent", "b.pages", "b.printed", "b.id");
    assertThat(read).isEqualTo(key);
    assertThat(keyset.after(read).orElseThrow().parameters())
        .contains(
            "a:b-",
            true,
            5L,
            OffsetDateTime.parse("2024-05-06T07:08:09.123456Z"),
            UUID.fromString(ID));
  }

  @Test
  void keyOfAnotherOrderIsNotTaken() {
    assertThat(keyset("title").after(List.of(ID))).isEmpty();
    assertThat(keyset("pages").after(List.of("x", ID))).isEmpty();
    assertThat(keyset("title").after(Arrays.asList("x", null))).isEmpty();
    assertThat(keyset("lent").after(List.of("maybe", ID))).isEmpty();
  }

  private static Keyset keyset(String orderBy) {
    return new Keyset(OrderBy.parse(orderBy, SampleTable.BOOKS, false));
  }
}
