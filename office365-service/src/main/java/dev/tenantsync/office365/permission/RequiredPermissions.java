package dev.tenantsync.office365.permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the table asks of callers, in words for those who read the API's description. */
public final class RequiredPermissions {

  private static final RouteTable TABLE = DirectoryRoutes.table();

  private RequiredPermissions() {}

  /** Whether a route needs no token. */
  public static boolean isOpen(String method, String template) {
    return TABLE.isOpen(new Route(method, template));
  }

  /**
   * What a caller has to hold.
   *
   * @param template path with parameters by name, such as {@code /v1.0/users/{key}}
   * @return empty if the table does not know the route, which is closed then
   */
  public static Optional<String> sentence(String method, String template) {
    Route route = new Route(method, template);
    if (TABLE.isOpen(route)) {
      return Optional.of("Needs no token.");
    }
    if (TABLE.known().contains(route)) {
      return Optional.of("Needs a token, whatever its permissions.");
    }
    return Optional.ofNullable(TABLE.rules().get(route)).map(RequiredPermissions::sentence);
  }

  private static String sentence(Rule rule) {
    List<String> ways = new ArrayList<>();
    if (!rule.grants().isEmpty()) {
      ways.add(
          "the application permission "
              + rule.grants().stream()
                  .map(RequiredPermissions::words)
                  .collect(Collectors.joining(", or ")));
    }
    if (!rule.scopes().isEmpty()) {
      ways.add("a person's token with the scope " + names(rule.scopes(), " or "));
    }
    return "Needs " + String.join("; or ", ways) + ".";
  }

  private static String words(Grant grant) {
    String held = names(grant.permissions(), " and ");
    return grant.isLimited() ? held + " (to change " + names(grant.only(), ", ") + ")" : held;
  }

  private static String names(Iterable<String> names, String between) {
    TreeSet<String> sorted = new TreeSet<>();
    names.forEach(name -> sorted.add("`" + name + "`"));
    return String.join(between, sorted);
  }
}
