package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.FilterLexer.Quote;
import dev.tenantsync.odata.FilterLexer.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads the text of a {@code $search} such as {@code "displayName:ann" AND ("mail:a" OR "mail:b")}:
 * clauses in double quotes, {@code AND} and {@code OR} in upper case, clauses side by side meaning
 * {@code AND}. The tree is a filter's, with a {@link Operator#SEARCH} call per clause.
 */
public final class SearchParser {
  private static final int MAX_LENGTH = 2_048;
  private static final int MAX_CLAUSES = 50;
  private static final Pattern NAME = Pattern.compile("[\\p{L}_]\\w*");
  private static final String CLAUSE = "a clause in double quotes such as \"displayName:text\"";

  private final TokenCursor tokens;
  private int clauses;

  private SearchParser(TokenCursor tokens) {
    this.tokens = tokens;
  }

  /**
   * @throws InvalidFilterException with a position, when the text is no search
   */
  public static Filter parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw InvalidFilterException.at(
          MAX_LENGTH, "it is longer than " + MAX_LENGTH + " characters");
    }
    TokenCursor tokens = new TokenCursor(FilterLexer.tokens(text, Quote.ESCAPED), Dialect.STANDARD);
    Filter search = new SearchParser(tokens).or();
    tokens.take(Token.Kind.END, "AND, OR or the end");
    return search;
  }

  private Filter or() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(and());
    } while (tokens.takeWord("OR"));
    return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
  }

  private Filter and() {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(clause());
    } while (tokens.takeWord("AND") || tokens.next().is('(') || isString());
    return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
  }

  private boolean isString() {
    return tokens.next().kind() == Token.Kind.STRING;
  }

  private Filter clause() {
    if (tokens.take('(')) {
      Filter inner = tokens.deeper(this::or);
      tokens.expect(')');
      return inner;
    }
    Token clause = tokens.take(Token.Kind.STRING, CLAUSE);
    if (++clauses > MAX_CLAUSES) {
      throw InvalidFilterException.at(
          clause.position(), "it has more than " + MAX_CLAUSES + " clauses");
    }
    int colon = clause.text().indexOf(':');
    String property = clause.text().substring(0, Math.max(colon, 0)).strip();
    String sought = clause.text().substring(colon + 1).strip();
    if (!NAME.matcher(property).matches() || sought.isEmpty()) {
      throw InvalidFilterException.at(
          clause.position(), "expected " + CLAUSE + ", but found " + clause.shown());
    }
    return new Filter.Call(Operator.SEARCH, Path.of(property), sought);
  }
}
