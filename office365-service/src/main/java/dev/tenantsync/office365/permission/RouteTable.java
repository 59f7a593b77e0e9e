package dev.tenantsync.office365.permission;

import dev.tenantsync.office365.identity.Caller;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which caller may use which route.
 *
 * @param open routes that need no token
 * @param rules what each other route asks; a route in neither is closed to everybody
 */
record RouteTable(Set<Route> open, Map<Route, Rule> rules) {

  RouteTable {
    open = Set.copyOf(open);
    rules = Map.copyOf(rules);
    if (open.stream().anyMatch(rules::containsKey)) {
      throw new IllegalArgumentException("a route is either open or has a rule");
    }
  }

  boolean isOpen(Route route) {
    return open.contains(route);
  }

  /**
   * Judges a caller at a route.
   *
   * @param touched see {@link Rule#judge}
   */
  Verdict judge(Route route, Caller caller, Supplier<Set<String>> touched) {
    if (isOpen(route)) {
      return Verdict.ALLOWED;
    }
    Rule rule = rules.get(route);
    return rule == null ? Verdict.UNKNOWN_ROUTE : rule.judge(caller, touched);
  }
}
