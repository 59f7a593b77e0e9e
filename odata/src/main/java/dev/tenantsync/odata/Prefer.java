package dev.tenantsync.odata;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The preferences of a request (RFC 7240): names in any letter case, the first of equal names
 * counts, what cannot be read is ignored.
 *
 * @param values name in lower case to value; empty text where there is none
 */
public record Prefer(Map<String, String> values) {
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "\\s*([^\\s=,;\"]+)\\s*(?:=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,;\"]*)))?"
              + "[^,\"]*(?:,|$)");
  private static final int MAX_LENGTH = 4_096;

  public Prefer {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Reads all Prefer headers of a request; no header gives no preference. */
  public static Prefer parse(List<String> headers) {
    Map<String, String> values = new LinkedHashMap<>();
    String text = String.join(",", headers);
    Matcher matcher = PREFERENCE.matcher(text.length() > MAX_LENGTH ? "" : text);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      String bare = matcher.group(3);
      String value = quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : bare;
      values.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value == null ? "" : value);
    }
    return new Prefer(values);
  }

  /** Any preference by its name, such as {@code wait-for}. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The {@code odata.maxpagesize}, if it is a positive number. */
  public OptionalInt maxPageSize() {
    String text = value("odata.maxpagesize").or(() -> value("maxpagesize")).orElse("");
    return text.matches("0*[1-9][0-9]{0,8}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  public boolean returnMinimal() {
    return value("return").filter("minimal"::equalsIgnoreCase).isPresent();
  }

  public boolean returnRepresentation() {
    return value("return").filter("representation"::equalsIgnoreCase).isPresent();
  }

  /** The text of {@code odata.include-annotations}. */
  public Optional<String> includeAnnotations() {
    return value("odata.include-annotations").or(() -> value("include-annotations"));
  }

  /** Whether that text asks for a term such as {@code OData...FormattedValue}; "-" takes away. */
  public boolean includesAnnotation(String term) {
    boolean included = false;
    for (String wish : includeAnnotations().orElse("").split(",", -1)) {
      String pattern = wish.strip();
      boolean without = pattern.startsWith("-");
      if (covers(without ? pattern.substring(1) : pattern, term)) {
        included = !without;
      }
    }
    return included;
  }

  private static boolean covers(String pattern, String term) {
    return pattern.equals(term)
        || (pattern.endsWith("*") && term.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
