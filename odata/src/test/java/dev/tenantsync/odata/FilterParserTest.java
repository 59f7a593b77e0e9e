package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantsync.odata.Filter.Comparison;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.UnsupportedFilterException.Kind;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {
  private static final String GUID = "6fd2c87f-b296-42f0-b197-1e91e994b900";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          displayName eq 'Ann'                       | displayName eq 'Ann'
          displayName eq 'O''Brien'                  | displayName eq 'O''Brien'
          displayName eq ''                          | displayName eq ''
          displayName eq ''''                        | displayName eq ''''
          accountEnabled eq false                    | accountEnabled eq false
          accountEnabled EQ FALSE                    | accountEnabled eq false
          mail eq NULL                               | mail eq null
          'Ann' eq displayName                       | displayName eq 'Ann'
          3 lt mode                                  | mode gt 3
          accountEnabled                             | accountEnabled eq true
          not accountEnabled                         | not (accountEnabled eq true)
          mode eq -1                                 | mode eq -1
          mode eq 4.0                                | mode eq 4.0
          created ge 2024-01-01T00:00:00Z            | created ge 2024-01-01T00:00:00Z
          created lt 2024-01-01T00:00:00.123456789Z  | created lt 2024-01-01T00:00:00.123456789Z
          created lt 2024-01-01                      | created lt 2024-01-01
          id in ('a','b')                            | id in ('a','b')
          id in('a' , 'b')                           | id in ('a','b')
          id IN ('a')                                | id in ('a')
          startswith(displayName,'A')                | startswith(displayName,'A')
          startsWith( displayName , 'A' )            | startswith(displayName,'A')
          startswith(displayName,'A') eq true        | startswith(displayName,'A')
          endsWith(mail,'x') eq false                | not (endswith(mail,'x'))
          contains(unit/name,'x') ne true            | not (contains(unit/name,'x'))
          not startswith(a,'x')                      | not (startswith(a,'x'))
          not(startswith(a,'x'))                     | not (startswith(a,'x'))
          NOT(a eq 1) and b eq 2                     | (not (a eq 1) and b eq 2)
          not a eq 1 and b eq 2                      | (not (a eq 1) and b eq 2)
          a eq 1 or b eq 2 and c eq 3                | (a eq 1 or (b eq 2 and c eq 3))
          (a eq 1 or b eq 2) and c eq 3              | ((a eq 1 or b eq 2) and c eq 3)
          a eq 1 and(b eq 2)                         | (a eq 1 and b eq 2)
          a eq 1 or b eq 2 or c eq 3                 | (a eq 1 or b eq 2 or c eq 3)
          ((((a eq 1))))                             | a eq 1
          tags/any(t:t eq 'x')                       | tags/any(t:t eq 'x')
          tags/any( t : startswith(t,'x') )          | tags/any(t:startswith(t,'x'))
          tags/any()                                 | tags/any()
          tags/all(t:t ne 'x')                       | tags/all(t:t ne 'x')
          not tags/any(t:t eq 'x')                   | not (tags/any(t:t eq 'x'))
          plans/any(p:p/a eq 1 and p/b eq 'E')       | plans/any(p:(p/a eq 1 and p/b eq 'E'))
          a/plans/any(p:p/b/any(q:q/c eq 1))         | a/plans/any(p:p/b/any(q:q/c eq 1))
          licenses/$count ne 0                       | licenses/$count ne 0
          0 eq licenses/$count                       | licenses/$count eq 0
          unit/name eq 'x'                           | unit/name eq 'x'
          _unit_value eq null                        | _unit_value eq null
          any eq 1                                   | any eq 1
          a/any eq 1                                 | a/any eq 1
          """)
  void tolerantTextBecomesATree(String text, String tree) {
    assertThat(FilterText.of(FilterParser.parse(text, Dialect.TOLERANT))).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "firstname eq lastname",
        "(a eq 1 and not (contains(b,'x')))",
        "a in (1,2)",
        "tags/all(t:t eq 'x')"
      })
  void standardTextIsReadToo(String text) {
    assertThat(FilterText.of(FilterParser.parse(text, Dialect.STANDARD))).isEqualTo(text);
  }

  @Test
  void bareGuidIsAValueInLowerCase() {
    Filter filter =
        FilterParser.parse("skuId eq " + GUID.toUpperCase(Locale.ROOT), Dialect.STANDARD);

    assertThat(filter)
        .isEqualTo(
            new Comparison(Path.of("skuId"), Operator.EQ, new Literal(Literal.Kind.UUID, GUID)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                              | 0
          "   "                           | 3
          a eq                            | 4
          a eq 1 and                      | 10
          and a eq 1                      | 4
          a b 1                           | 2
          a eq 1 b                        | 7
          a eq 'x                         | 5
          a eq 1)                         | 6
          (a eq 1                         | 7
          a eq b                          | 5
          a eq John Smith                 | 5
          1 eq 1                          | 0
          1                               | 1
          'x'                             | 3
          a in ()                         | 6
          a in ('x'                       | 9
          a in ('x',)                     | 10
          a in (null)                     | 6
          a in (b)                        | 6
          startswith(a)                   | 12
          startswith(a,1)                 | 13
          startswith(a,null)              | 13
          startswith('x',a)               | 11
          startswith(a,'x'                | 16
          startswith(a,'x') eq 1          | 21
          a/ eq 1                         | 6
          a/any(                          | 6
          a/any(x)                        | 7
          a/any(x:)                       | 8
          a/all()                         | 6
          a/any(x:x eq 1                  | 14
          a/$count                        | 8
          a eq 12abc                      | 5
          a eq 2024-13-01                 | 5
          a eq 2024-01-01T00:00:00        | 5
          a eq 1e999                      | 5
          a & b                           | 2
          a eq "x"                        | 5
          a has 1                         | 2
          a = 1                           | 2
          """)
  void badTextIsRefusedWithItsPosition(String text, int position) {
    InvalidFilterException refusal =
        catchThrowableOfType(
            InvalidFilterException.class, () -> FilterParser.parse(text, Dialect.TOLERANT));

    assertThat(refusal.position()).hasValue(position);
    assertThat(refusal.property()).isEmpty();
    assertThat(refusal.reason()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a EQ 1", "NOT(a eq 1)", "a eq 1 AND b eq 2"})
  void standardDialectKnowsLowerCaseOnly(String text) {
    assertThatThrownBy(() -> FilterParser.parse(text, Dialect.STANDARD))
        .isInstanceOfAny(InvalidFilterException.class, UnsupportedFilterException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "tolower(a) eq 'x'                                           | tolower",
        "Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a']) | Microsoft.Dynamics.CRM.In",
        "a eq now()                                                  | now"
      })
  void unknownFunctionIsNamed(String text, String function) {
    UnsupportedFilterException refusal =
        catchThrowableOfType(
            UnsupportedFilterException.class, () -> FilterParser.parse(text, Dialect.TOLERANT));

    assertThat(refusal.kind()).isEqualTo(Kind.FUNCTION);
    assertThat(refusal.property()).isEqualTo(function);
  }

  @Test
  void nulCharacterIsRefused() {
    assertThatThrownBy(() -> FilterParser.parse("a eq 'x\0y'", Dialect.TOLERANT))
        .isInstanceOf(InvalidFilterException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not ", "not(", "a/any(x:"})
  void deepNestingIsRefusedInsteadOfOverflowingTheStack(String opening) {
    String text = opening.repeat(8_192 / opening.length());

    assertThatThrownBy(() -> FilterParser.parse(text, Dialect.TOLERANT))
        .isInstanceOf(InvalidFilterException.class)
        .hasMessageContaining("deeper than 60");
  }

  @Test
  void longChainIsNoDeepNesting() {
    String text = "a eq 1" + " or a eq 1".repeat(499);

    Filter filter = FilterParser.parse(text, Dialect.TOLERANT);

    assertThat(((Filter.Or) filter).parts()).hasSize(500);
  }

  @Test
  void longTextIsRefused() {
    String text = "a eq '" + "x".repeat(8_192) + "'";

    assertThatThrownBy(() -> FilterParser.parse(text, Dialect.TOLERANT))
        .isInstanceOf(InvalidFilterException.class)
        .hasMessageContaining("longer than 8192");
  }
}
