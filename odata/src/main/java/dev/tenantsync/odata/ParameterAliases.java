package dev.tenantsync.odata;

import dev.tenantsync.odata.FilterLexer.Quote;
import dev.tenantsync.odata.FilterLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts the values of parameter aliases ({@code @p1}) where a filter names them. An alias without a
 * value stays a name, which no property has.
 */
final class ParameterAliases {

  private ParameterAliases() {}

  /**
   * @throws InvalidFilterException for an alias with anything but one value
   */
  static List<Token> resolve(List<Token> tokens, Map<String, String> aliases) {
    List<Token> resolved = new ArrayList<>();
    for (Token token : tokens) {
      String text = token.kind() == Token.Kind.WORD ? aliases.get(token.text()) : null;
      resolved.add(text == null ? token : value(token, text));
    }
    return resolved;
  }

  private static Token value(Token alias, String text) {
    List<Token> tokens = FilterLexer.tokens(text, Quote.DOUBLED);
    Token value = tokens.get(0);
    boolean word = value.kind() == Token.Kind.WORD && value.text().matches("true|false|null");
    if (tokens.size() != 2 || (!word && value.literal().isEmpty())) {
      throw InvalidFilterException.at(
          alias.position(), "the value of the parameter " + alias.shown() + " is not one value");
    }
    return new Token(value.kind(), value.text(), alias.position());
  }
}
