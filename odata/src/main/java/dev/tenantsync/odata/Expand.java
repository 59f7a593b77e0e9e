package dev.tenantsync.odata;

import dev.tenantsync.odata.InvalidOptionException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One relation of a {@code $expand} with the options in its parentheses.
 *
 * @param options as of a request of its own; a nested {@code $expand} is among them as text
 */
public record Expand(String navigation, QueryOptions options) {
  private static final String OPTION = "$expand";
  private static final int MAX_NAME_LENGTH = 256;
  private static final Pattern NAVIGATION = Pattern.compile("\\*|[\\w.]+(/[\\w.$]+)*");

  /**
   * @param text decoded, such as {@code roles($select=name;$top=3),unit}
   * @throws InvalidOptionException when it cannot be read
   */
  public static List<Expand> parse(String text, Dialect dialect) {
    List<Expand> expands = new ArrayList<>();
    for (String part : split(text, ',')) {
      expands.add(one(part.strip(), dialect));
    }
    return List.copyOf(expands);
  }

  private static Expand one(String text, Dialect dialect) {
    int open = text.indexOf('(');
    String navigation = open < 0 ? text : text.substring(0, open).strip();
    boolean named =
        navigation.length() <= MAX_NAME_LENGTH && NAVIGATION.matcher(navigation).matches();
    if (!named || (open >= 0 && !text.endsWith(")"))) {
      throw new InvalidOptionException(Kind.MALFORMED, OPTION, text);
    }
    Map<String, String> options = new LinkedHashMap<>();
    String inner = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
    for (String pair : split(inner, ';')) {
      option(pair.strip(), dialect, options);
    }
    return new Expand(navigation, new QueryOptions(options, Map.of()));
  }

  private static void option(String pair, Dialect dialect, Map<String, String> options) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals).strip();
    String known = QueryOptions.systemName(name, dialect);
    if (equals < 0 || !known.startsWith("$")) {
      throw new InvalidOptionException(Kind.MALFORMED, OPTION, pair);
    }
    if (options.putIfAbsent(known, pair.substring(equals + 1).strip()) != null) {
      throw new InvalidOptionException(Kind.DUPLICATE_OPTION, known, pair);
    }
  }

  /** Splits where the separator stands outside parentheses and quotes. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      quoted ^= c == '\'';
      if (quoted) {
        continue;
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth < 0) {
        throw new InvalidOptionException(Kind.MALFORMED, OPTION, text);
      }
      if (c == separator && depth == 0) {
        parts.add(text.substring(start, at));
        start = at + 1;
      }
    }
    if (depth > 0 || quoted) {
      throw new InvalidOptionException(Kind.MALFORMED, OPTION, text);
    }
    parts.add(text.substring(start));
    return parts;
  }
}
