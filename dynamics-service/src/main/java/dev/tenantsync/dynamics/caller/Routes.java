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

  private Routes() {}

  /** Empty for a route that nobody may use. */
  static Optional<Rule> rule(Route route) {
    return Optional.ofNullable(TABLE.get(route));
  }

  /** Every route that somebody may use. */
  static Set<Route> all() {
    return TABLE.keySet();
  }
}
