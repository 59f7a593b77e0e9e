package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantsync.odata.UnsupportedFilterException.Kind;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterSqlTest {
  private static final UUID ID = UUID.fromString("6fd2c87f-b296-42f0-b197-1e91e994b900");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          title eq 'x'                | lower(b.title) = lower(?)
          title ne 'x'                | lower(b.title) is distinct from lower(?)
          title gt 'x'                | lower(b.title) > lower(?)
          title eq null               | b.title is null
          title ne null               | b.title is not null
          title in ('a','b')          | lower(b.title) in (lower(?), lower(?))
          title eq subtitle           | lower(b.title) = lower(b.subtitle)
          startswith(title,'x')       | lower(b.title) like lower(?)
          shelf/name eq 'x'           | lower(s.name) = lower(?)
          lent                        | b.lent = ?
          lent ne true                | b.lent is distinct from ?
          pages le 3                  | b.pages <= ?
          5 lt pages                  | b.pages > ?
          printed ge 2024-01-01       | b.printed >= ?
          not (pages gt 3)            | not coalesce((b.pages > ?), false)
          lent or pages eq 1 and lent | (b.lent = ?) or ((b.pages = ?) and (b.lent = ?))
          tags/any(t:t eq 'x')        | exists (select 1 from unnest(b.tags) as item_tags(value) where true and (lower(item_tags.value) = lower(?)))
          labels/any(l:l eq 'x')      | lowered(b.labels) @> array[lower(?)]
          labels/any(l:'x' eq l)      | lowered(b.labels) @> array[lower(?)]
          not labels/any(l:l eq 'x')  | not coalesce((lowered(b.labels) @> array[lower(?)]), false)
          labels/any(l:l eq null)     | exists (select 1 from unnest(b.labels) as item_labels(value) where true and (item_labels.value is null))
          labels/any(l:l ne 'x')      | exists (select 1 from unnest(b.labels) as item_labels(value) where true and (lower(item_labels.value) is distinct from lower(?)))
          labels/all(l:l eq 'x')      | not exists (select 1 from unnest(b.labels) as item_labels(value) where true and not coalesce((lower(item_labels.value) = lower(?)), false))
          tags/$count eq 0            | (select count(*) from unnest(b.tags) as item_tags(value) where true) = ?
          loans/any()                 | exists (select 1 from loan l where l.book_id = b.id)
          loans/$count ne 0           | (select count(*) from loan l where l.book_id = b.id) <> ?
          loans/any(x:x/state eq 'a') | exists (select 1 from loan l where l.book_id = b.id and (lower(l.state) = lower(?)))
          loans/any(x:lent)           | exists (select 1 from loan l where l.book_id = b.id and (b.lent = ?))
          loans/all(x:x/state eq 'a') | not exists (select 1 from loan l where l.book_id = b.id and not coalesce((lower(l.state) = lower(?)), false))
          loans/any(x:x/fines/any(y:y/amount gt 1 and x/state eq 'a')) | exists (select 1 from loan l where l.book_id = b.id and (exists (select 1 from fine f where f.loan_id = l.id and ((f.amount > ?) and (lower(l.state) = lower(?))))))
          """)
  void filterBecomesSql(String filter, String sql) {
    SqlCondition condition = translate(filter, true);

    assertThat(condition.sql()).isEqualTo(sql);
    assertThat(condition.parameters()).hasSize((int) sql.chars().filter(c -> c == '?').count());
  }

  @Test
  void parametersStandInTheOrderOfTheirMarks() {
    assertThat(
            translate(
                    "lent and loans/any(x:x/reader eq "
                        + ID
                        + " and x/state eq 'A')"
                        + " and loans/$count ge 2 and pages in (1,2.5) and title eq 'T'",
                    false)
                .parameters())
        .containsExactly(true, ID, "A", 2L, 1L, new BigDecimal("2.5"), "T");
  }

  @Test
  void quotedGuidIsAValueOfAUuid() {
    assertThat(translate("id in ('" + ID + "'," + ID + ")", false).parameters())
        .containsExactly(ID, ID);
  }

  @Test
  void timesAreBoundWithTheirOffset() {
    assertThat(
            translate("printed eq 2024-05-06T07:08:09+02:00 or printed eq 2024-05-06", false)
                .parameters())
        .containsExactly(
            OffsetDateTime.parse("2024-05-06T07:08:09+02:00"),
            OffsetDateTime.parse("2024-05-06T00:00:00Z"));
  }

  @Test
  void wildcardsOfTheClientAreNoWildcards() {
    assertThat(
            translate(
                    "startswith(title,'50%_\\') or contains(title,'x') or endswith(title,'y')",
                    true)
                .parameters())
        .isEqualTo(List.of("50\\%\\_\\\\%", "%x%", "%y"));
  }

  @Test
  void nothingTheClientWritesGetsIntoTheSql() {
    SqlCondition condition = translate("title eq '''; drop table book; --'", false);

    assertThat(condition.sql()).isEqualTo("lower(b.title) = lower(?)");
    assertThat(condition.parameters()).containsExactly("'; drop table book; --");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nope eq 1                        | UNKNOWN_PROPERTY | nope",
        "loans/any(x:x/nope eq 1)         | UNKNOWN_PROPERTY | loans/nope",
        "loans/any(x:y/state eq 'a')      | UNKNOWN_PROPERTY | y/state",
        "loans/any(x:x eq 'a')            | UNKNOWN_PROPERTY | loans",
        "TITLE eq 'x'                     | UNKNOWN_PROPERTY | TITLE",
        "secret eq 'x'                    | NOT_FILTERABLE   | secret",
        "contains(isbn,'x')               | OPERATOR         | isbn",
        "isbn gt 'x'                      | OPERATOR         | isbn",
        "contains(pages,'x')              | OPERATOR         | pages",
        "lent gt true                     | OPERATOR         | lent",
        "title/any(x:x eq 'a')            | OPERATOR         | title",
        "title/$count eq 1                | OPERATOR         | title",
        "loans eq 'x'                     | OPERATOR         | loans",
        "tags/all(x:x eq 'a')             | OPERATOR         | tags",
        "isbn ne 'x'                      | ADVANCED_ONLY    | isbn",
        "isbn ne null                     | ADVANCED_ONLY    | isbn",
        "endswith(isbn,'x')               | ADVANCED_ONLY    | isbn",
        "not (isbn eq 'x')                | ADVANCED_ONLY    | isbn",
        "not (not (isbn eq 'x'))          | ADVANCED_ONLY    | isbn",
        "tags/any(x:endswith(x,'a'))      | ADVANCED_ONLY    | tags",
        "tags/$count eq 0                 | ADVANCED_ONLY    | tags"
      })
  void whatTheTableDoesNotAdmitIsRefused(String filter, Kind kind, String property) {
    UnsupportedFilterException refusal =
        catchThrowableOfType(UnsupportedFilterException.class, () -> translate(filter, false));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.property()).isEqualTo(property);
  }

  @Test
  void advancedQueryMayDoMore() {
    assertThat(translate("isbn ne 'x' and not endswith(isbn,'y')", true).parameters()).hasSize(2);
  }

  @Test
  void inGoesWhereverEqGoes() {
    assertThat(translate("isbn in ('a')", false).sql()).isEqualTo("lower(b.isbn) in (lower(?))");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lent eq 'true'                                 | lent",
        "title eq 1                                     | title",
        "title eq true                                  | title",
        "id eq 'no guid'                                | id",
        "pages eq '1'                                   | pages",
        "pages eq 99999999999999999999999999999999999999999999 | pages",
        "printed eq 'x'                                 | printed",
        "printed gt null                                | printed",
        "title eq pages                                 | title",
        "loans/$count eq 'x'                            | loans",
        "loans/$count eq null                           | loans",
        "loans/any(x:x/reader eq 'x')                   | loans/reader",
        "tags/any(x:x eq 1)                             | tags",
        "tags/any(x:tags/any(y:x eq 'a'))               | tags",
        "loans/any(x:x/fines/any(x:x/amount eq 1))      | loans/fines"
      })
  void valueOfAnotherTypeIsRefusedNamingTheProperty(String filter, String property) {
    InvalidFilterException refusal =
        catchThrowableOfType(InvalidFilterException.class, () -> translate(filter, true));

    assertThat(refusal.property()).hasValue(property);
  }

  @Test
  void namesMayBeMatchedInAnyCase() {
    PropertyTable table =
        PropertyTable.builder().anyCase().text("displayName", "d", Admission.everything()).build();
    Filter filter = FilterParser.parse("displayname eq 'x'", Dialect.TOLERANT);

    assertThat(FilterSql.translate(filter, table, false).sql()).isEqualTo("lower(d) = lower(?)");
  }

  private static SqlCondition translate(String filter, boolean advanced) {
    return FilterSql.translate(
        FilterParser.parse(filter, Dialect.STANDARD), SampleTable.BOOKS, advanced);
  }
}
