package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "a:x"                                   | a:'x'
          "a: x y "                               | a:'x y'
          "a:x:y"                                 | a:'x:y'
          "a:it's"                                | a:'it''s'
          "a:say \\"hi\\""                        | a:'say "hi"'
          "a:back\\\\slash"                       | a:'back\\slash'
          "a:b\\c"                                | a:'b\\c'
          "a:x" AND "b:y"                         | (a:'x' and b:'y')
          "a:x" "b:y"                             | (a:'x' and b:'y')
          "a:x"OR"b:y"                            | (a:'x' or b:'y')
          "a:x" OR "b:y" AND "c:z"                | (a:'x' or (b:'y' and c:'z'))
          "a:x" OR "b:y" "c:z"                    | (a:'x' or (b:'y' and c:'z'))
          ("a:x" OR "b:y") AND "c:z"              | ((a:'x' or b:'y') and c:'z')
          ("a:x" OR "b:y")("c:z")                 | ((a:'x' or b:'y') and c:'z')
          ((("a:x")))                             | a:'x'
          "a:x AND b:y"                           | a:'x AND b:y'
          """)
  void textBecomesATree(String text, String tree) {
    assertThat(FilterText.of(SearchParser.parse(text))).isEqualTo(tree);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``                   | 0
          a:x                  | 0
          'a:x'                | 0
          "x"                  | 0
          "a:"                 | 0
          "a: "                | 0
          ":x"                 | 0
          "a b:x"              | 0
          "a:x                 | 0
          "a:x\\"              | 0
          "a:x" AND            | 9
          "a:x" OR             | 8
          AND "a:x"            | 0
          "a:x" and "b:y"      | 6
          "a:x" or "b:y"       | 6
          NOT "a:x"            | 0
          "a:x" AND NOT "b:y"  | 10
          ("a:x"               | 6
          "a:x")               | 5
          ()                   | 1
          "a:x", "b:y"         | 5
          """)
  void badTextIsRefusedWithItsPosition(String text, int position) {
    InvalidFilterException refusal =
        catchThrowableOfType(InvalidFilterException.class, () -> SearchParser.parse(text));

    assertThat(refusal.position()).hasValue(position);
    assertThat(refusal.reason()).isNotBlank();
  }

  @Test
  void lengthDepthAndNumberAreLimited() {
    assertThatThrownBy(() -> SearchParser.parse("\"a:" + "x".repeat(2_048) + "\""))
        .hasMessageContaining("longer than 2048");
    assertThatThrownBy(() -> SearchParser.parse("(".repeat(2_048)))
        .hasMessageContaining("deeper than 60");
    assertThat(SearchParser.parse("\"a:x\" ".repeat(50))).isInstanceOf(Filter.And.class);
    assertThatThrownBy(() -> SearchParser.parse("\"a:x\" ".repeat(51)))
        .hasMessageContaining("more than 50 clauses");
  }

  @Test
  void nulCharacterIsRefused() {
    assertThatThrownBy(() -> SearchParser.parse("\"a:x\0\""))
        .isInstanceOf(InvalidFilterException.class);
  }

  @Test
  void aClauseLooksAtTheBeginningOrAtTheWords() {
    Filter search = SearchParser.parse("\"title:50% off\" OR \"isbn:97_\\\\\"");

    SqlCondition sql = FilterSql.translate(search, SampleTable.BOOKS, false);

    assertThat(sql.sql())
        .isEqualTo("(words(b.title) @@ query(?)) or (lower(b.isbn) like lower(?))");
    assertThat(sql.parameters()).containsExactly("50% off", "97\\_\\\\%");
  }

  @ParameterizedTest
  @CsvSource({
    "nope, UNKNOWN_PROPERTY",
    "secret, NOT_FILTERABLE",
    "bound, OPERATOR",
    "tags, OPERATOR",
    "pages, OPERATOR",
    "id, OPERATOR"
  })
  void whatIsNotSearchableIsNamed(String property, UnsupportedFilterException.Kind kind) {
    UnsupportedFilterException refusal =
        catchThrowableOfType(
            UnsupportedFilterException.class,
            () ->
                FilterSql.translate(
                    SearchParser.parse("\"" + property + ":x\""), SampleTable.BOOKS, true));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.property()).isEqualTo(property);
  }
}
