package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.FilterLexer.Token;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the arguments of a call by name: {@code (PropertyName='name',PropertyValues=['a','b'])}.
 */
final class NamedArguments {
  private static final int MAX_ARGUMENTS = 10;
  private static final int MAX_VALUES = 500;

  private NamedArguments() {}

  /** Stands at the opening parenthesis, and leaves behind the closing one. */
  static Map<String, List<Literal>> read(TokenCursor tokens) {
    Map<String, List<Literal>> arguments = new LinkedHashMap<>();
    tokens.expect('(');
    if (tokens.take(')')) {
      return arguments;
    }
    do {
      InvalidFilterException twice = tokens.unexpected("another parameter");
      String name = tokens.take(Token.Kind.WORD, "a parameter").text();
      tokens.expect('=');
      if (arguments.put(name, values(tokens)) != null || arguments.size() > MAX_ARGUMENTS) {
        throw twice;
      }
    } while (tokens.take(','));
    tokens.expect(')');
    return arguments;
  }

  private static List<Literal> values(TokenCursor tokens) {
    if (!tokens.take('[')) {
      return List.of(value(tokens));
    }
    List<Literal> values = new ArrayList<>();
    do {
      values.add(value(tokens));
      if (values.size() > MAX_VALUES) {
        throw InvalidFilterException.at(
            tokens.next().position(), "the list has more than " + MAX_VALUES + " values");
      }
    } while (tokens.take(','));
    tokens.expect(']');
    return values;
  }

  private static Literal value(TokenCursor tokens) {
    InvalidFilterException notValue = tokens.unexpected("a value");
    return tokens.literal().orElseThrow(() -> notValue);
  }
}
