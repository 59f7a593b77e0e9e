package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantsync.odata.InvalidOptionException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryOptionsTest {

  @Test
  void encodedNamesAndBothKindsOfSpaceAreRead() {
    QueryOptions options =
        parse("%24select=id,%20mail&$filter=mail+eq%20'a%2Bb%27&%24top=5&$count=true&@p1=x&y");

    assertThat(options.select()).containsExactly("id", "mail");
    assertThat(options.filter()).hasValue("mail eq 'a+b'");
    assertThat(options.top()).hasValue(5);
    assertThat(options.count()).isTrue();
    assertThat(options.option("@p1")).hasValue("x");
    assertThat(options.custom()).containsOnlyKeys("@p1", "y");
  }

  @Test
  void absentOptionsAreEmpty() {
    QueryOptions options = QueryOptions.parse(null, Dialect.STANDARD);

    assertThat(options.select()).isEmpty();
    assertThat(options.filter()).isEmpty();
    assertThat(options.top()).isEmpty();
    assertThat(options.count()).isFalse();
    assertThat(options.toQuery()).isEmpty();
    assertThat(parse("")).isEqualTo(options);
    assertThat(parse("&&")).isEqualTo(options);
  }

  @Test
  void selectKeepsOrderAndDropsRepetitions() {
    assertThat(parse("$select=b,a,b,_x_value,shelf/name").select())
        .containsExactly("b", "a", "_x_value", "shelf/name");
  }

  @Test
  void dollarMayBeLeftOutWhereTheDialectSaysSo() {
    assertThat(QueryOptions.parse("select=id", Dialect.TOLERANT).select()).containsExactly("id");
    assertThat(QueryOptions.parse("select=id", Dialect.STANDARD).select()).isEmpty();
  }

  @Test
  void tokensAreSpelledBothWays() {
    assertThat(parse("$deltaToken=latest").deltaToken()).hasValue("latest");
    assertThat(parse("$skipToken=x").skipToken()).hasValue("x");
  }

  @ParameterizedTest
  @CsvSource({
    "$top=1&$top=2, DUPLICATE_OPTION, $top",
    "$top=1&%24top=1, DUPLICATE_OPTION, $top",
    "$nope=1, UNKNOWN_OPTION, $nope",
    "$Select=a, UNKNOWN_OPTION, $Select",
    "$filter=%zz, MALFORMED, $filter",
    "$filter=%ff, MALFORMED, $filter",
    "$filter=%2, MALFORMED, $filter"
  })
  void badQueryIsRefusedByName(String query, Kind kind, String option) {
    InvalidOptionException refusal =
        catchThrowableOfType(InvalidOptionException.class, () -> parse(query));

    assertThat(refusal.kind()).isEqualTo(kind);
    assertThat(refusal.option()).isEqualTo(option);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$select=", "$select=a,,b", "$select=a b", "$select=a;b", "$select=a(b)"})
  void badListIsRefused(String query) {
    assertThat(
            catchThrowableOfType(InvalidOptionException.class, () -> parse(query).select()).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$top=x", "$top=", "$top=99999999999", "$top=1.5"})
  void badNumberIsRefused(String query) {
    assertThat(catchThrowableOfType(InvalidOptionException.class, () -> parse(query).top()).kind())
        .isEqualTo(Kind.MALFORMED);
  }

  @Test
  void negativeNumberIsLeftToTheService() {
    assertThat(parse("$top=-1").top()).hasValue(-1);
  }

  @Test
  void optionThatIsNotOfferedIsNotIgnored() {
    QueryOptions options = parse("$skip=1&mine=2");

    assertThatCode(() -> options.requireOnly("$skip")).doesNotThrowAnyException();
    assertThat(
            catchThrowableOfType(
                    InvalidOptionException.class, () -> options.requireOnly("$top", "$select"))
                .kind())
        .isEqualTo(Kind.UNSUPPORTED_OPTION);
  }

  @Test
  void nextLinkRepeatsTheQueryWithAnotherToken() {
    QueryOptions options = parse("$filter=a+eq+'{%26}'&$skiptoken=old&z=%C3%A9");

    QueryOptions next = options.with("$skiptoken", "new-_");

    assertThat(next.toQuery())
        .isEqualTo("$filter=a%20eq%20%27%7B%26%7D%27&$skiptoken=new-_&z=%C3%A9");
    assertThat(parse(next.toQuery())).isEqualTo(next);
  }

  @Test
  void expandIsReadWithItsOptions() {
    List<Expand> expands =
        Expand.parse(
            "roles($select=name,id;$filter=name eq 'a;)';$expand=x($top=1)),unit",
            Dialect.STANDARD);

    assertThat(expands).extracting(Expand::navigation).containsExactly("roles", "unit");
    assertThat(expands.get(0).options().select()).containsExactly("name", "id");
    assertThat(expands.get(0).options().filter()).hasValue("name eq 'a;)'");
    assertThat(expands.get(0).options().expand()).hasValue("x($top=1)");
    assertThat(expands.get(1).options().system()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a,", "a(", "a)", "a(b)", "a($select)", "a($top=1;$top=2)", "a($x=1)", "a(')"})
  void badExpandIsRefused(String text) {
    assertThat(
            catchThrowableOfType(
                InvalidOptionException.class, () -> Expand.parse(text, Dialect.STANDARD)))
        .isNotNull();
  }

  private static QueryOptions parse(String query) {
    return QueryOptions.parse(query, Dialect.STANDARD);
  }
}
