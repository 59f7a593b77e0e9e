package dev.tenantsync.office365.permission;

import dev.tenantsync.office365.identity.Caller;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which caller may use which route.
 *
 * @param open routes that need no token
 * @param known routes for everybody whose token is good: what lies behind them asks for itself
 * @param rules what each other route asks; a route in none of the three is closed to everybody
 */
record RouteTable(Set<Route> open, Set<Route> known, Map<Route, Rule> rules) {

  RouteTable {
    open = Set.copyOf(open);
    known = Set.copyOf(known);
    rules = Map.copyOf(rules);
    Set<Route> without = new HashSet<>(open);
    without.addAll(known);
    if (without.size() < open.size() + known.size()
        || without.stream().anyMatch(rules::containsKey)) {
      throw new IllegalArgumentException("a route is open, or for the known, or has a rule");
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
    if (isOpen(route) || known.contains(route)) {
      return Verdict.ALLOWED;
    }
    Rule rule = rules.get(route);
    return rule == null ? Verdict.UNKNOWN_ROUTE : rule.judge(caller, touched);
  }
}
