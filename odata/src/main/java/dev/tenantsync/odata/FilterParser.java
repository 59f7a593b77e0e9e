package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Count;
import dev.tenantsync.odata.Filter.Lambda;
import dev.tenantsync.odata.Filter.Literal;
import dev.tenantsync.odata.Filter.Operand;
import dev.tenantsync.odata.Filter.Path;
import dev.tenantsync.odata.FilterLexer.Quote;
import dev.tenantsync.odata.FilterLexer.Token;
import dev.tenantsync.odata.UnsupportedFilterException.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the text of a {@code $filter} by recursive descent, one method per level of precedence: or,
 * and, not, condition, comparison, operand.
 */
public final class FilterParser {
  private static final int MAX_LENGTH = 8_192;
  private static final int MAX_CONDITIONS = 500;
  private static final int MAX_VALUES = 500;
  private static final Set<Operator> COMPARISONS = EnumSet.range(Operator.EQ, Operator.LE);
  private static final Set<Operator> FUNCTIONS =
      EnumSet.of(Operator.STARTSWITH, Operator.ENDSWITH, Operator.CONTAINS);
  private static final Set<Operator> LAMBDAS = EnumSet.of(Operator.ANY, Operator.ALL);

  private final TokenCursor tokens;
  private final Vocabulary vocabulary;
  private int conditions;

  private FilterParser(TokenCursor tokens, Vocabulary vocabulary) {
    this.tokens = tokens;
    this.vocabulary = vocabulary;
  }

  /**
   * @throws InvalidFilterException with a position, when the text is no filter
   * @throws UnsupportedFilterException when it calls a function that this server does not know
   */
  public static Filter parse(String text, Dialect dialect) {
    return parse(text, Vocabulary.plain(dialect));
  }

  /**
   * The same, with parameter aliases and the server's own functions.
   *
   * @throws InvalidFilterException with a position, when the text is no filter
   * @throws UnsupportedFilterException when it calls a function that this server does not know
   */
  public static Filter parse(String text, Vocabulary vocabulary) {
    if (text.length() > MAX_LENGTH) {
      throw InvalidFilterException.at(
          MAX_LENGTH, "it is longer than " + MAX_LENGTH + " characters");
    }
    List<Token> written = FilterLexer.tokens(text, Quote.DOUBLED);
    TokenCursor tokens =
        new TokenCursor(
            ParameterAliases.resolve(written, vocabulary.aliases()), vocabulary.dialect());
    Filter filter = new FilterParser(tokens, vocabulary).or();
    tokens.take(Token.Kind.END, "'and', 'or' or the end");
    return filter;
  }

  private Filter or() {
    List<Filter> parts = chain("or", this::and);
    return parts.size() == 1 ? parts.get(0) : new Filter.Or(parts);
  }

  private Filter and() {
    List<Filter> parts = chain("and", this::not);
    return parts.size() == 1 ? parts.get(0) : new Filter.And(parts);
  }

  private List<Filter> chain(String word, Supplier<Filter> level) {
    List<Filter> parts = new ArrayList<>();
    do {
      parts.add(level.get());
    } while (tokens.takeWord(word));
    return parts;
  }

  private Filter not() {
    return tokens.takeWord("not") ? new Filter.Not(tokens.deeper(this::not)) : condition();
  }

  private Filter condition() {
    if (tokens.take('(')) {
      Filter inner = tokens.deeper(this::or);
      tokens.expect(')');
      return inner;
    }
    int position = tokens.next().position();
    if (++conditions > MAX_CONDITIONS) {
      throw InvalidFilterException.at(
          position, "it has more than " + MAX_CONDITIONS + " conditions");
    }
    if (tokens.isCall()) {
      return truth(function());
    }
    Operand left = operand();
    return left instanceof Path path && lambda().isPresent()
        ? collection(path)
        : comparison(left, position);
  }

  private Filter function() {
    Optional<Operator> function = tokens.oneOf(0, FUNCTIONS);
    String name = tokens.skip().text();
    if (function.isEmpty()) {
      return named(name);
    }
    tokens.expect('(');
    Path path = path();
    tokens.expect(',');
    String argument = tokens.take(Token.Kind.STRING, "a string in quotes").text();
    tokens.expect(')');
    return new Filter.Call(function.get(), path, argument);
  }

  /** Functions of the server's own have names with dots, and arguments with names. */
  private Filter named(String name) {
    Optional<NamedCall> call =
        name.contains(".")
            ? Optional.of(new NamedCall(name, NamedArguments.read(tokens)))
            : Optional.empty();
    return call.flatMap(vocabulary.functions())
        .orElseThrow(() -> new UnsupportedFilterException(Kind.FUNCTION, name, null));
  }

  /** OData 2 made clients write {@code startswith(a,'b') eq true}; many still do. */
  private Filter truth(Filter call) {
    Optional<Operator> operator = tokens.takeOneOf(EnumSet.of(Operator.EQ, Operator.NE));
    if (operator.isEmpty()) {
      return call;
    }
    InvalidFilterException notBoolean = tokens.unexpected("true or false");
    Literal literal =
        tokens
            .literal()
            .filter(l -> l.kind() == Literal.Kind.BOOLEAN)
            .orElseThrow(() -> notBoolean);
    boolean holds = literal.text().equals("true") == (operator.get() == Operator.EQ);
    return holds ? call : new Filter.Not(call);
  }

  private Filter collection(Path collection) {
    Operator operator = lambda().orElseThrow();
    tokens.expect('/');
    tokens.skip();
    tokens.expect('(');
    if (operator == Operator.ANY && tokens.take(')')) {
      return new Filter.Any(collection, Optional.empty());
    }
    String variable = tokens.take(Token.Kind.WORD, "a variable").text();
    tokens.expect(':');
    Lambda lambda = new Lambda(variable, tokens.deeper(this::or));
    tokens.expect(')');
    return operator == Operator.ANY
        ? new Filter.Any(collection, Optional.of(lambda))
        : new Filter.All(collection, lambda);
  }

  private Filter comparison(Operand left, int position) {
    if (left instanceof Path path && tokens.takeWord("in")) {
      return new Filter.In(path, list());
    }
    if (left instanceof Path && endsCondition()) {
      Literal yes = new Literal(Literal.Kind.BOOLEAN, "true");
      return new Filter.Comparison(left, Operator.EQ, yes);
    }
    Operator operator =
        tokens.takeOneOf(COMPARISONS).orElseThrow(() -> tokens.unexpected("an operator"));
    InvalidFilterException notValue = tokens.unexpected("a value (strings stand in quotes)");
    Operand right = operand();
    if (left instanceof Literal && right instanceof Literal) {
      throw InvalidFilterException.at(position, "one side of a comparison must be a property");
    }
    if (left instanceof Literal) {
      return new Filter.Comparison(right, operator.flipped(), left);
    }
    boolean paths = left instanceof Path && right instanceof Path;
    if (right instanceof Literal || (paths && vocabulary.dialect().comparesProperties())) {
      return new Filter.Comparison(left, operator, right);
    }
    throw notValue;
  }

  /** Where a property may stand alone, because it is a condition itself. */
  private boolean endsCondition() {
    Token token = tokens.next();
    return token.kind() == Token.Kind.END
        || token.is(')')
        || tokens.isWord(0, "and")
        || tokens.isWord(0, "or");
  }

  private List<Literal> list() {
    tokens.expect('(');
    List<Literal> values = new ArrayList<>();
    do {
      InvalidFilterException notValue = tokens.unexpected("a value");
      values.add(
          tokens.literal().filter(l -> l.kind() != Literal.Kind.NULL).orElseThrow(() -> notValue));
      if (values.size() > MAX_VALUES) {
        throw InvalidFilterException.at(
            tokens.next().position(), "the list has more than " + MAX_VALUES + " values");
      }
    } while (tokens.take(','));
    tokens.expect(')');
    return values;
  }

  private Operand operand() {
    Optional<Literal> literal = tokens.literal();
    if (literal.isPresent()) {
      return literal.get();
    }
    if (tokens.isCall()) {
      throw new UnsupportedFilterException(Kind.FUNCTION, tokens.next().text(), null);
    }
    Path path = path();
    if (isCount()) {
      tokens.expect('/');
      tokens.skip();
      return new Count(path);
    }
    return path;
  }

  private Path path() {
    List<String> segments = new ArrayList<>();
    do {
      segments.add(tokens.take(Token.Kind.WORD, "a property or a value").text());
    } while (lambda().isEmpty() && !isCount() && tokens.take('/'));
    return new Path(segments);
  }

  /** The any or all that stands behind a slash. */
  private Optional<Operator> lambda() {
    return tokens.next().is('/') && tokens.peek(2).is('(')
        ? tokens.oneOf(1, LAMBDAS)
        : Optional.empty();
  }

  private boolean isCount() {
    return tokens.next().is('/') && tokens.isWord(1, Operator.COUNT.lowerName());
  }
}
