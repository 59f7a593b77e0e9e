package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;

import java.util.Map;

/**
 * Subscriptions. Whoever may read anything that can be watched is let in, and finds only the own
 * application's; whether that program may read just what it wants to watch is asked there, when it
 * subscribes and again whenever it is told something.
 */
final class SubscriptionRoutes {

  private static final Rule SUBSCRIBER =
      least("User.Read.All")
          .also(
              "User.ReadWrite.All",
              "Group.Read.All",
              "Group.ReadWrite.All",
              "RoleManagement.Read.Directory",
              "RoleManagement.Read.All",
              "RoleManagement.ReadWrite.Directory",
              "Directory.Read.All",
              "Directory.ReadWrite.All");

  private SubscriptionRoutes() {}

  static Map<String, Rule> rules() {
    return Map.of(
        "GET /v1.0/subscriptions", SUBSCRIBER,
        "POST /v1.0/subscriptions", SUBSCRIBER,
        "GET /v1.0/subscriptions/{id}", SUBSCRIBER,
        "PATCH /v1.0/subscriptions/{id}", SUBSCRIBER,
        "DELETE /v1.0/subscriptions/{id}", SUBSCRIBER,
        "POST /v1.0/subscriptions/{id}/reauthorize", SUBSCRIBER);
  }
}
