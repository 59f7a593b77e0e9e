package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.FilterLexer.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A place in a list of tokens; looking beyond the end finds the END token. */
final class TokenCursor {
  private static final int MAX_DEPTH = 60;

  private final List<Token> tokens;
  private final boolean anyCase;
  private int at;
  private int depth;

  TokenCursor(List<Token> tokens, Dialect dialect) {
    this.tokens = tokens;
    this.anyCase = dialect.anyCase();
  }

  Token next() {
    return peek(0);
  }

  Token peek(int ahead) {
    return tokens.get(Math.min(at + ahead, tokens.size() - 1));
  }

  Token skip() {
    Token skipped = next();
    at++;
    return skipped;
  }

  Token take(Token.Kind kind, String expected) {
    if (next().kind() != kind) {
      throw unexpected(expected);
    }
    return skip();
  }

  boolean take(char symbol) {
    boolean found = next().is(symbol);
    at += found ? 1 : 0;
    return found;
  }

  boolean takeWord(String word) {
    boolean found = isWord(0, word);
    at += found ? 1 : 0;
    return found;
  }

  Optional<Operator> takeOneOf(Set<Operator> operators) {
    return operators.stream().filter(operator -> takeWord(operator.lowerName())).findFirst();
  }

  void expect(char symbol) {
    if (!take(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  boolean isWord(int ahead, String word) {
    Token token = peek(ahead);
    return token.kind() == Token.Kind.WORD
        && (anyCase ? token.text().equalsIgnoreCase(word) : token.text().equals(word));
  }

  Optional<Operator> oneOf(int ahead, Set<Operator> operators) {
    return operators.stream().filter(operator -> isWord(ahead, operator.lowerName())).findFirst();
  }

  /** A name with an opening parenthesis. */
  boolean isCall() {
    return next().kind() == Token.Kind.WORD && peek(1).is('(');
  }

  /** The value that stands here, if it is one. */
  Optional<Literal> literal() {
    Optional<Literal> literal = next().literal().or(this::word);
    literal.ifPresent(found -> skip());
    return literal;
  }

  private Optional<Literal> word() {
    if (isWord(0, "null")) {
      return Optional.of(new Literal(Literal.Kind.NULL, "null"));
    }
    return isWord(0, "true") || isWord(0, "false")
        ? Optional.of(new Literal(Literal.Kind.BOOLEAN, next().text().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  InvalidFilterException unexpected(String expected) {
    return InvalidFilterException.at(
        next().position(), "expected " + expected + ", but found " + next().shown());
  }

  /** Reads what is nested one level deeper; the stack is not endless. */
  Filter deeper(Supplier<Filter> level) {
    if (++depth > MAX_DEPTH) {
      throw InvalidFilterException.at(
          next().position(), "it is nested deeper than " + MAX_DEPTH + " levels");
    }
    Filter inner = level.get();
    depth--;
    return inner;
  }
}
