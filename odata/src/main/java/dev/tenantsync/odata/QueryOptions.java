package dev.tenantsync.odata;

import dev.tenantsync.odata.InvalidOptionException.Kind;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The decoded query of a request: OData's own options (with a dollar) and the service's.
 *
 * @param system name with its dollar to decoded value
 * @param custom all others, the first of equal names
 */
public record QueryOptions(Map<String, String> system, Map<String, String> custom) {
  private static final Set<String> KNOWN =
      Set.of(
          "$select",
          "$filter",
          "$orderby",
          "$top",
          "$skip",
          "$count",
          "$expand",
          "$search",
          "$format",
          "$apply",
          "$compute",
          "$levels",
          "$id",
          "$skiptoken",
          "$deltatoken");
  private static final int MAX_NAMES = 200;
  private static final int MAX_NAME_LENGTH = 256;
  private static final Pattern PROPERTY_PATH = Pattern.compile("\\*|[\\w@.]+(/[\\w@.]+)*");

  public QueryOptions {
    system = Collections.unmodifiableMap(new LinkedHashMap<>(system));
    custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
  }

  /**
   * @param rawQuery as received, still percent-encoded, without its question mark
   * @throws InvalidOptionException for an unknown or doubled system option or a broken escape
   */
  public static QueryOptions parse(@Nullable String rawQuery, Dialect dialect) {
    Map<String, String> system = new LinkedHashMap<>();
    Map<String, String> custom = new LinkedHashMap<>();
    for (String pair : (rawQuery == null ? "" : rawQuery).split("&", -1)) {
      int equals = pair.indexOf('=');
      String rawName = equals < 0 ? pair : pair.substring(0, equals);
      String name = systemName(decode(rawName, rawName), dialect);
      String value = equals < 0 ? "" : decode(name, pair.substring(equals + 1));
      if (!name.startsWith("$")) {
        custom.putIfAbsent(name, value);
      } else if (system.putIfAbsent(name, value) != null) {
        throw new InvalidOptionException(Kind.DUPLICATE_OPTION, name, value);
      }
    }
    custom.remove("");
    return new QueryOptions(system, custom);
  }

  /** Property names in the order given; empty when absent. A name {@code *} stands for all. */
  public List<String> select() {
    return names("$select");
  }

  public Optional<String> filter() {
    return option("$filter");
  }

  public Optional<String> orderBy() {
    return option("$orderby");
  }

  public Optional<String> expand() {
    return option("$expand");
  }

  public Optional<String> search() {
    return option("$search");
  }

  public Optional<String> skipToken() {
    return option("$skiptoken");
  }

  public Optional<String> deltaToken() {
    return option("$deltatoken");
  }

  /** Any whole number, so that each service can name its own limits. */
  public OptionalInt top() {
    Optional<String> text = option("$top");
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text.get().strip()));
    } catch (NumberFormatException e) {
      throw new InvalidOptionException(Kind.MALFORMED, "$top", text.get());
    }
  }

  /** Whether {@code $count=true}. */
  public boolean count() {
    String text = option("$count").orElse("false");
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new InvalidOptionException(Kind.MALFORMED, "$count", text);
    };
  }

  /** Decoded value of an option by its full name, system or custom. */
  public Optional<String> option(String name) {
    return Optional.ofNullable(name.startsWith("$") ? system.get(name) : custom.get(name));
  }

  /** Refuses every system option but these, so that none is silently ignored. */
  public void requireOnly(String... offered) {
    for (Map.Entry<String, String> given : system.entrySet()) {
      if (!Arrays.asList(offered).contains(given.getKey())) {
        throw new InvalidOptionException(Kind.UNSUPPORTED_OPTION, given.getKey(), given.getValue());
      }
    }
  }

  /** These options with one set or replaced; the base of a next link. */
  public QueryOptions with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(name.startsWith("$") ? system : custom);
    changed.put(name, value);
    return name.startsWith("$")
        ? new QueryOptions(changed, custom)
        : new QueryOptions(system, changed);
  }

  /** These options without one of them. */
  public QueryOptions without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(name.startsWith("$") ? system : custom);
    changed.remove(name);
    return name.startsWith("$")
        ? new QueryOptions(changed, custom)
        : new QueryOptions(system, changed);
  }

  /** Percent-encoded query text without a question mark; empty when there is no option. */
  public String toQuery() {
    Map<String, String> all = new LinkedHashMap<>(system);
    all.putAll(custom);
    return all.entrySet().stream()
        .map(e -> Percent.encodeForQuery(e.getKey()) + "=" + Percent.encodeForQuery(e.getValue()))
        .collect(Collectors.joining("&"));
  }

  private List<String> names(String option) {
    String text = option(option).orElse(null);
    if (text == null) {
      return List.of();
    }
    List<String> names = Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
    if (names.size() > MAX_NAMES) {
      throw new InvalidOptionException(Kind.TOO_MANY, option, String.valueOf(MAX_NAMES));
    }
    if (!names.stream().allMatch(QueryOptions::isPath)) {
      throw new InvalidOptionException(Kind.MALFORMED, option, text);
    }
    return names;
  }

  private static boolean isPath(String name) {
    return name.length() <= MAX_NAME_LENGTH && PROPERTY_PATH.matcher(name).matches();
  }

  static String systemName(String name, Dialect dialect) {
    String dollar = name.startsWith("$") || !dialect.optionalDollar() ? name : "$" + name;
    // Microsoft's own pages spell these two both ways.
    String known =
        dollar.equals("$skipToken") || dollar.equals("$deltaToken")
            ? dollar.toLowerCase(Locale.ROOT)
            : dollar;
    if (KNOWN.contains(known)) {
      return known;
    }
    if (name.startsWith("$")) {
      throw new InvalidOptionException(Kind.UNKNOWN_OPTION, name, "");
    }
    return name;
  }

  private static String decode(String option, String raw) {
    return Percent.decode(raw.replace('+', ' '))
        .orElseThrow(() -> new InvalidOptionException(Kind.MALFORMED, option, raw));
  }
}
