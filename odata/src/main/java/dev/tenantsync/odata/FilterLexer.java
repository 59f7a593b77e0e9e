package dev.tenantsync.odata;

import dev.tenantsync.odata.Filter.Literal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Cuts the text of a filter or a search into tokens. */
final class FilterLexer {
  private static final Pattern WORD = Pattern.compile("[\\p{L}_$@][\\w\\p{L}.$@]*");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+\\.[0-9]+");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
  private static final String SYMBOLS = "(),/:=[]";

  /** A symbol's or word's text is as written; a literal's is its value. */
  record Token(Kind kind, String text, int position) {
    enum Kind {
      WORD,
      SYMBOL,
      STRING,
      /** In double quotes, as in a list of JSON. */
      UNTYPED,
      UUID,
      INTEGER,
      DECIMAL,
      TIMESTAMP,
      END
    }

    boolean is(char symbol) {
      return kind == Kind.SYMBOL && text.charAt(0) == symbol;
    }

    /** For messages: never the whole of a long text. */
    String shown() {
      if (kind == Kind.END) {
        return "the end";
      }
      return "'" + (text.length() > 40 ? text.substring(0, 40) + "..." : text) + "'";
    }

    Optional<Literal> literal() {
      return switch (kind) {
        case STRING -> Optional.of(new Literal(Literal.Kind.STRING, text));
        case UNTYPED -> Optional.of(new Literal(Literal.Kind.UNTYPED, text));
        case UUID -> Optional.of(new Literal(Literal.Kind.UUID, text));
        case INTEGER -> Optional.of(new Literal(Literal.Kind.INTEGER, text));
        case DECIMAL -> Optional.of(new Literal(Literal.Kind.DECIMAL, text));
        case TIMESTAMP -> Optional.of(new Literal(Literal.Kind.TIMESTAMP, text));
        case WORD, SYMBOL, END -> Optional.empty();
      };
    }
  }

  /** How a text quotes its strings, and how a quote stands within one. */
  enum Quote {
    /** A filter's: {@code 'O''Neil'}. */
    DOUBLED('\'', '\''),
    /** A search's: {@code "say \"hello\""}. */
    ESCAPED('"', '\\');

    private final char quote;
    private final char escape;

    Quote(char quote, char escape) {
      this.quote = quote;
      this.escape = escape;
    }
  }

  private final String text;
  private final Quote quotes;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int lists;

  private FilterLexer(String text, Quote quotes) {
    this.text = text;
    this.quotes = quotes;
  }

  /** The tokens of a text; the last is always END. */
  static List<Token> tokens(String text, Quote quotes) {
    FilterLexer lexer = new FilterLexer(text, quotes);
    lexer.run();
    return lexer.tokens;
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t') {
        at++;
      } else if (c == quotes.quote) {
        string(quotes, Token.Kind.STRING);
      } else if (c == Quote.ESCAPED.quote && lists > 0) {
        string(Quote.ESCAPED, Token.Kind.UNTYPED);
      } else if (SYMBOLS.indexOf(c) >= 0) {
        tokens.add(new Token(Token.Kind.SYMBOL, String.valueOf(c), at));
        lists += c == '[' ? 1 : c == ']' ? -1 : 0;
        at++;
      } else {
        bare();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", at));
  }

  private void string(Quote quotes, Token.Kind kind) {
    int start = at;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length() && !(text.charAt(at) == quotes.quote && !isEscape(quotes))) {
      at += isEscape(quotes) ? 1 : 0;
      value.append(text.charAt(at));
      at++;
    }
    if (at == text.length()) {
      throw InvalidFilterException.at(start, "the string has no closing quote");
    }
    // PostgreSQL cannot hold this character.
    if (value.indexOf("\0") >= 0) {
      throw InvalidFilterException.at(start, "the string contains a NUL character");
    }
    tokens.add(new Token(kind, value.toString(), start));
    at++;
  }

  /** Whether an escape stands here, and behind it what needs one. */
  private boolean isEscape(Quote quotes) {
    if (at + 1 == text.length() || text.charAt(at) != quotes.escape) {
      return false;
    }
    char next = text.charAt(at + 1);
    return next == quotes.quote || next == quotes.escape;
  }

  private void bare() {
    int start = at;
    boolean number = "+-0123456789".indexOf(text.charAt(start)) >= 0;
    while (at < text.length() && isBare(text.charAt(at), number)) {
      at++;
    }
    // Where not even one character fits, it stands for itself in the message.
    String word = text.substring(start, Math.max(at, start + 1));
    tokens.add(token(word, start));
  }

  /** Colons belong to times, but end a lambda variable. */
  private static boolean isBare(char c, boolean number) {
    return Character.isLetterOrDigit(c) || "_.$@+-".indexOf(c) >= 0 || (number && c == ':');
  }

  private static Token token(String word, int position) {
    if (Guid.matches(word)) {
      return new Token(Token.Kind.UUID, word.toLowerCase(Locale.ROOT), position);
    }
    if (WORD.matcher(word).matches()) {
      return new Token(Token.Kind.WORD, word, position);
    }
    if (INTEGER.matcher(word).matches()) {
      return new Token(Token.Kind.INTEGER, word, position);
    }
    if (DECIMAL.matcher(word).matches()) {
      return new Token(Token.Kind.DECIMAL, word, position);
    }
    if (DATE.matcher(word).matches() && SqlValue.timestamp(word).isPresent()) {
      return new Token(Token.Kind.TIMESTAMP, word, position);
    }
    Token wrong = new Token(Token.Kind.WORD, word, position);
    throw InvalidFilterException.at(position, wrong.shown() + " is neither a name nor a value");
  }
}
