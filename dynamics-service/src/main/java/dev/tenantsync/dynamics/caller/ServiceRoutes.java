package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.webApi;
import static dev.tenantsync.dynamics.caller.SetRoutes.API;
import static dev.tenantsync.dynamics.caller.SetRoutes.readable;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ORGANIZATION;

import java.util.List;
import java.util.Map;

/** The service itself: what it serves, to whom, and batches, of which each step asks for itself. */
final class ServiceRoutes {

  private ServiceRoutes() {}

  static Map<String, Rule> rules() {
    return SetRoutes.together(
        List.of(
            Map.of("GET /api/data/v9.2", webApi()),
            Map.of("GET " + API + "$metadata", webApi()),
            Map.of("GET " + API + "WhoAmI", webApi()),
            Map.of("GET " + API + "RetrieveVersion", webApi()),
            Map.of("POST " + API + "$batch", webApi()),
            readable("organizations", webApi(READ_ORGANIZATION)),
            readable("savedqueries", webApi())));
  }
}
