package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.webApi;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_SYNC;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.RUN_SYNC;

import java.util.List;
import java.util.Map;

/** The sync: its runs, what it holds back, what it would do and why users stand as they do. */
final class SyncRoutes {

  private SyncRoutes() {}

  static Map<String, Rule> rules() {
    return SetRoutes.together(List.of(runs(), environment(), holds(), plans(), explanations()));
  }

  private static Map<String, Rule> runs() {
    return Map.of(
        "GET /sync", webApi(READ_SYNC),
        "POST /sync/pull", webApi(RUN_SYNC),
        "POST /sync/resync", webApi(RUN_SYNC),
        "POST /sync/users/{objectId}", webApi(RUN_SYNC),
        "GET /sync/drift", webApi(READ_SYNC),
        "POST /sync/verify", webApi(RUN_SYNC));
  }

  private static Map<String, Rule> environment() {
    return Map.of(
        "GET /sync/environment", webApi(READ_SYNC), "PATCH /sync/environment", webApi(RUN_SYNC));
  }

  private static Map<String, Rule> holds() {
    String hold = "/sync/holds/{id}";
    Rule read = webApi(READ_SYNC);
    Rule judge = webApi(RUN_SYNC);
    return Map.of(
        "GET /sync/holds",
        read,
        "GET " + hold,
        read,
        "GET " + hold + "/members",
        read,
        "POST " + hold + "/approve",
        judge,
        "POST " + hold + "/reject",
        judge,
        "POST " + hold + "/members/{objectId}/approve",
        judge,
        "POST " + hold + "/members/{objectId}/reject",
        judge);
  }

  /** A plan names people, and shows what they hold. */
  private static Map<String, Rule> plans() {
    return Map.of(
        "POST /sync/plans", webApi(READ_SYNC, READ_USER),
        "GET /sync/plans/{id}", webApi(READ_SYNC, READ_USER),
        "GET /sync/plans/{id}/users", webApi(READ_SYNC, READ_USER),
        "POST /sync/plans/{id}/apply", webApi(RUN_SYNC));
  }

  /** Why a user stands as it does. */
  private static Map<String, Rule> explanations() {
    String user = "GET /sync/users/{id}/";
    return Map.of(
        user + "history", webApi(READ_USER, READ_SYNC),
        user + "diagnostics", webApi(READ_USER, READ_SYNC));
  }
}
