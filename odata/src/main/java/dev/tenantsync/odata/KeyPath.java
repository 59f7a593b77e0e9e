package dev.tenantsync.odata;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings the many OData spellings of a path to the one that resources are routed by.
 *
 * <pre>
 * /users('a@b.c')                          /users/a@b.c
 * /systemusers(GUID)                       /systemusers/guid
 * /directoryRoles(roleTemplateId='GUID')   /directoryRoles/roleTemplateId=guid
 * /users/microsoft.graph.delta()           /users/delta
 * </pre>
 *
 * Whatever it cannot read is left as it is and finds no route.
 */
public final class KeyPath {
  private static final Pattern CALL =
      Pattern.compile("([\\p{Alpha}_$][\\w.$]*)\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{Alpha}_]\\w*");
  private static final Pattern NAMED = Pattern.compile("\\s*(\\w+)\\s*=(.*)", Pattern.DOTALL);
  private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*+)'", Pattern.DOTALL);
  private static final Pattern BARE = Pattern.compile("-?[0-9]+|@\\w+");
  private static final Pattern COMMA_OUTSIDE_QUOTES =
      Pattern.compile("(?:[^',]|'[^']*+')++", Pattern.DOTALL);
  private static final int MAX_LENGTH = 2_048;

  private final List<String> namespaces;

  private KeyPath(List<String> namespaces) {
    this.namespaces = namespaces;
  }

  /**
   * @param namespaces with their final dot, such as {@code microsoft.graph.}; taken off functions
   *     and type casts
   */
  public static KeyPath stripping(String... namespaces) {
    return new KeyPath(
        List.of(namespaces).stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** Takes and gives a percent-encoded path; a query behind it stays untouched. */
  public String normalise(String rawPath) {
    int query = rawPath.indexOf('?');
    String path = query < 0 ? rawPath : rawPath.substring(0, query);
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      segments.add(segment.length() > MAX_LENGTH ? segment : segment(segment));
    }
    return String.join("/", segments) + rawPath.substring(path.length());
  }

  private String segment(String raw) {
    if (!raw.contains("(") && !raw.contains("%28")) {
      return lowerGuid(withoutNamespace(raw));
    }
    Optional<String> decoded = Percent.decode(raw);
    Matcher call = CALL.matcher(decoded.orElse(""));
    if (!call.matches()) {
      return raw;
    }
    String name = withoutNamespace(call.group(1));
    if (call.group(2).isBlank()) {
      return name;
    }
    return key(call.group(2)).map(key -> name + "/" + Percent.encodeForPath(key)).orElse(raw);
  }

  /** Only before a plain name: a key such as {@code graph.team@contoso.com} keeps its beginning. */
  private String withoutNamespace(String name) {
    return namespaces.stream()
        .filter(name::startsWith)
        .map(namespace -> name.substring(namespace.length()))
        .filter(rest -> IDENTIFIER.matcher(rest).matches())
        .findFirst()
        .orElse(name);
  }

  private static Optional<String> key(String text) {
    List<String> parts =
        COMMA_OUTSIDE_QUOTES.matcher(text).results().map(part -> part.group().strip()).toList();
    if (parts.isEmpty() || String.join(",", parts).length() < text.replace(" ", "").length()) {
      return Optional.empty();
    }
    List<Optional<String>> read =
        parts.stream().map(parts.size() == 1 ? KeyPath::keyPart : KeyPath::namedPart).toList();
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().flatMap(Optional::stream).collect(Collectors.joining(",")))
        : Optional.empty();
  }

  private static Optional<String> keyPart(String part) {
    return value(part).or(() -> namedPart(part));
  }

  private static Optional<String> namedPart(String part) {
    Matcher named = NAMED.matcher(part);
    return named.matches()
        ? value(named.group(2).strip()).map(value -> named.group(1) + "=" + value)
        : Optional.empty();
  }

  private static Optional<String> value(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (quoted.matches()) {
      // "." and ".." would climb out of the collection.
      return Optional.of(quoted.group(1).replace("''", "'"))
          .filter(value -> !value.isEmpty() && !value.equals(".") && !value.equals(".."))
          .map(KeyPath::lowerGuid);
    }
    return Guid.matches(text) || BARE.matcher(text).matches()
        ? Optional.of(lowerGuid(text))
        : Optional.empty();
  }

  private static String lowerGuid(String text) {
    int value = text.indexOf('=') + 1;
    return Guid.matches(text.substring(value))
        ? text.substring(0, value) + text.substring(value).toLowerCase(Locale.ROOT)
        : text;
  }
}
