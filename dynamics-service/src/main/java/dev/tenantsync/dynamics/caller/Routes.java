package dev.tenantsync.dynamics.caller;

import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every route asks. A route that is not here is closed to everybody. */
final class Routes {

  private static final Map<Route, Rule> TABLE =
      Stream.of(
              ServiceRoutes.rules(),
              UserRoutes.rules(),
              AdministrationRoutes.rules(),
              AccountRoutes.rules(),
              AppRoutes.rules(),
              SyncRoutes.rules())
          .flatMap(part -> part.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(one -> Route.parse(one.getKey()), Entry::getValue));

  /** What the directory calls, which has no token for this service: it shows a secret instead. */
  private static final Set<Route> OPEN = Set.of(Route.parse("POST /notifications"));

  private Routes() {}

  /** Whether nobody is asked for a token. Such a route has no parameters in its path. */
  static boolean open(Route route) {
    return OPEN.contains(route);
  }

  /** Every route that asks nobody for a token. */
  static Set<Route> open() {
    return OPEN;
  }

  /** Empty for a route that nobody may use. */
  static Optional<Rule> rule(Route route) {
    return Optional.ofNullable(TABLE.get(route));
  }

  /** Every route that somebody with a token may use. */
  static Set<Route> all() {
    return TABLE.keySet();
  }
}
