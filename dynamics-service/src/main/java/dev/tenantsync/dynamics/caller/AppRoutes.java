package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.on;
import static dev.tenantsync.dynamics.caller.Rule.webApi;

import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.caller.Rule.Oneself;
import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.Map;

/** The apps, and whether somebody would be let in. */
final class AppRoutes {

  private AppRoutes() {}

  static Map<String, Rule> rules() {
    return Map.of(
        "GET /apps/sales", on(Surface.INTERACTIVE_APP),
        "GET /apps/settings", on(Surface.SETTINGS),
        "GET /access/{id}", webApi(Privilege.READ_USER).aboutOneself(Oneself.ALWAYS));
  }
}
