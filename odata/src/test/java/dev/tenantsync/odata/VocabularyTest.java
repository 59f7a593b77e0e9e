package dev.tenantsync.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantsync.odata.Filter.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameter aliases and functions of the server's own. */
class VocabularyTest {

  /** Knows one function, which stands for a list of values. */
  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          Dialect.STANDARD,
          Map.of("@p1", "'Ann'", "@p2", "4", "@two", "1 2", "@name", "mail", "@none", "null"),
          call ->
              call.name().equals("Own.In")
                  ? Optional.of(
                      new Filter.In(Path.of(call.text("Name").orElse("?")), call.values("Values")))
                  : Optional.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name eq @p1                              | name eq 'Ann'",
        "@p2 gt mode                              | mode lt 4",
        "name eq @none                            | name eq null",
        "name in (@p1,'Bob')                      | name in ('Ann','Bob')",
        "startswith(name,@p1)                     | startswith(name,'Ann')",
        "Own.In(Name='a',Values=['x','y'])        | a in ('x','y')",
        "not Own.In(Name='a',Values=['x'])        | not (a in ('x'))",
        "Own.In(Name='a',Values=[\"x\",\"y\"])    | a in (x,y)",
        "Own.In( Name = 'a' , Values = [ 1 ] ) or b eq 2 | (a in (1) or b eq 2)",
        "Own.In(Name='a',Values=@p1)              | a in ('Ann')"
      })
  void isUnderstood(String text, String tree) {
    assertThat(FilterText.of(FilterParser.parse(text, VOCABULARY))).isEqualTo(tree);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name eq @two",
        "name eq @name",
        "Own.In(Name='a',Values=['x'",
        "Own.In(Name='a',Name='b')",
        "Own.In('a')",
        "Own.In(Name=b)",
        "name eq \"Ann\""
      })
  void whatCannotBeReadIsRefused(String text) {
    assertThatThrownBy(() -> FilterParser.parse(text, VOCABULARY))
        .isInstanceOf(InvalidFilterException.class);
  }

  @Test
  void otherFunctionsAreRefusedByName() {
    assertThatThrownBy(() -> FilterParser.parse("Own.Out(Name='a')", VOCABULARY))
        .isInstanceOf(UnsupportedFilterException.class)
        .hasMessageContaining("Own.Out");
  }

  /** It is a name as any other, and no property has it. */
  @Test
  void aliasWithoutAValueStaysAName() {
    assertThat(FilterText.of(FilterParser.parse("name eq @gone", VOCABULARY)))
        .isEqualTo("name eq @gone");
  }
}
