package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.on;
import static dev.tenantsync.dynamics.caller.Rule.webApi;
import static dev.tenantsync.dynamics.privilege.Privilege.ASSIGN_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ORGANIZATION;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_SYNC;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.RUN_SYNC;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_USER;
import static java.util.Map.entry;

import dev.tenantsync.dynamics.access.Surface;
import dev.tenantsync.dynamics.caller.Rule.Oneself;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.web.Links;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every route asks. A route that is not here is closed to everybody. */
final class Routes {

  private static final String API = "/" + Links.API;

  private static final Map<Route, Rule> TABLE =
      Stream.of(
              users(),
              roles(),
              accounts(),
              functions(),
              batches(),
              reading(),
              behindRows(),
              ours(),
              environment(),
              writes(),
              teams(),
              holds(),
              plans(),
              explanations())
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

  private static Map<String, Rule> users() {
    String users = API + "systemusers";
    String rolesOfUser = users + "/{key}/systemuserroles_association";
    Rule assign = webApi(READ_USER, READ_ROLE, ASSIGN_ROLE);
    return Map.ofEntries(
        entry("GET " + users, webApi(READ_USER)),
        entry("GET " + users + "/$count", webApi(READ_USER)),
        entry("GET " + users + "/{key}", webApi(READ_USER)),
        entry("PATCH " + users + "/{key}", webApi(READ_USER, WRITE_USER)),
        entry("POST " + users, webApi(CREATE_USER)),
        entry("DELETE " + users + "/{key}", webApi(DELETE_USER)),
        entry("POST " + rolesOfUser + "/$ref", assign),
        entry("DELETE " + rolesOfUser + "/$ref", assign),
        entry("DELETE " + rolesOfUser + "/{role}/$ref", assign));
  }

  private static Map<String, Rule> roles() {
    return Map.of(
        "GET " + API + "roles", webApi(READ_ROLE),
        "GET " + API + "roles/$count", webApi(READ_ROLE),
        "GET " + API + "roles/{key}", webApi(READ_ROLE),
        "GET " + API + "privileges", webApi(READ_ROLE),
        "GET " + API + "privileges/{key}", webApi(READ_ROLE),
        "GET " + API + "businessunits", webApi(READ_BUSINESS_UNIT),
        "GET " + API + "businessunits/$count", webApi(READ_BUSINESS_UNIT),
        "GET " + API + "businessunits/{key}", webApi(READ_BUSINESS_UNIT));
  }

  private static Map<String, Rule> accounts() {
    String accounts = API + "accounts";
    return Map.of(
        "GET " + accounts, webApi(READ_ACCOUNT),
        "GET " + accounts + "/$count", webApi(READ_ACCOUNT),
        "GET " + accounts + "/{key}", webApi(READ_ACCOUNT),
        "POST " + accounts, webApi(CREATE_ACCOUNT),
        "PATCH " + accounts + "/{key}", webApi(READ_ACCOUNT, WRITE_ACCOUNT),
        "DELETE " + accounts + "/{key}", webApi(DELETE_ACCOUNT));
  }

  /** What is written beside users' and accounts' rows: their properties, units and roles. */
  private static Map<String, Rule> writes() {
    Rule user = webApi(READ_USER, WRITE_USER);
    Rule account = webApi(READ_ACCOUNT, WRITE_ACCOUNT);
    Rule unit = webApi(READ_BUSINESS_UNIT, WRITE_BUSINESS_UNIT);
    Rule role = webApi(READ_ROLE, WRITE_ROLE);
    String roles = API + "roles/{key}";
    return together(
        List.of(
            properties(API + "systemusers", user),
            references(API + "systemusers", user),
            properties(API + "accounts", account),
            Map.of("POST " + API + "businessunits", webApi(CREATE_BUSINESS_UNIT)),
            Map.of("PATCH " + API + "businessunits/{key}", unit),
            Map.of("DELETE " + API + "businessunits/{key}", webApi(DELETE_BUSINESS_UNIT)),
            properties(API + "businessunits", unit),
            references(API + "businessunits", unit),
            Map.of("POST " + API + "roles", webApi(CREATE_ROLE)),
            Map.of("PATCH " + roles, role),
            Map.of("DELETE " + roles, webApi(DELETE_ROLE)),
            properties(API + "roles", role),
            Map.of("POST " + roles + "/AddPrivilegesRole", role),
            Map.of("POST " + roles + "/ReplacePrivilegesRole", role),
            Map.of("POST " + roles + "/RemovePrivilegeRole", role)));
  }

  private static Map<String, Rule> teams() {
    String teams = API + "teams";
    Rule write = webApi(READ_TEAM, WRITE_TEAM);
    Rule member = webApi(READ_TEAM, WRITE_TEAM, READ_USER);
    Rule assign = webApi(READ_TEAM, WRITE_TEAM, READ_ROLE, ASSIGN_ROLE);
    return together(
        List.of(
            Map.of("GET " + teams, webApi(READ_TEAM)),
            Map.of("GET " + teams + "/$count", webApi(READ_TEAM)),
            Map.of("GET " + teams + "/{key}", webApi(READ_TEAM)),
            Map.of("POST " + teams, webApi(CREATE_TEAM)),
            Map.of("PATCH " + teams + "/{key}", write),
            Map.of("DELETE " + teams + "/{key}", webApi(DELETE_TEAM)),
            properties(teams, write),
            references(teams, write),
            Map.of("POST " + teams + "/{key}/AddMembersTeam", member),
            Map.of("POST " + teams + "/{key}/RemoveMembersTeam", member),
            associations(teams + "/{key}/teammembership_association", "{member}", member),
            associations(API + "systemusers/{key}/teammembership_association", "{team}", member),
            associations(teams + "/{key}/teamroles_association", "{role}", assign)));
  }

  /** Columns one at a time. */
  private static Map<String, Rule> properties(String set, Rule rule) {
    return Map.of(
        "PUT " + set + "/{key}/{property}", rule, "DELETE " + set + "/{key}/{property}", rule);
  }

  /** Lookups one at a time. */
  private static Map<String, Rule> references(String set, Rule rule) {
    return Map.of(
        "PUT " + set + "/{key}/{property}/$ref",
        rule,
        "DELETE " + set + "/{key}/{property}/$ref",
        rule);
  }

  /** Rows added to a collection and taken out again, in both forms. */
  private static Map<String, Rule> associations(String collection, String other, Rule rule) {
    return Map.of(
        "POST " + collection + "/$ref", rule,
        "DELETE " + collection + "/$ref", rule,
        "DELETE " + collection + "/" + other + "/$ref", rule);
  }

  private static Map<String, Rule> together(List<Map<String, Rule>> parts) {
    return parts.stream()
        .flatMap(part -> part.entrySet().stream())
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, Rule> functions() {
    String user = API + "systemusers/{key}/";
    return Map.of(
        "GET " + API + "WhoAmI",
        webApi(),
        "GET " + API + "RetrieveVersion",
        webApi(),
        "GET " + user + "RetrieveUserPrivileges",
        webApi(READ_USER, READ_ORGANIZATION).aboutOneself(Oneself.NO_PRIVILEGE),
        "GET " + user + "RetrieveUserSetOfPrivilegesByNames",
        webApi(READ_USER, READ_ORGANIZATION).aboutOneself(Oneself.NO_PRIVILEGE),
        "GET " + user + "RetrieveUserSetOfPrivilegesByNames/{parameters}",
        webApi(READ_USER, READ_ORGANIZATION).aboutOneself(Oneself.NO_PRIVILEGE),
        "GET " + user + "RetrievePrincipalAccess",
        webApi(READ_USER).aboutOneself(Oneself.NO_PRIVILEGE),
        "GET " + user + "RetrievePrincipalAccess/{parameters}",
        webApi(READ_USER).aboutOneself(Oneself.NO_PRIVILEGE));
  }

  /** Descriptions of what is served, and the sets that nobody writes. */
  private static Map<String, Rule> reading() {
    return Map.ofEntries(
        entry("GET /api/data/v9.2", webApi()),
        entry("GET " + API + "$metadata", webApi()),
        entry("GET " + API + "organizations", webApi(READ_ORGANIZATION)),
        entry("GET " + API + "organizations/$count", webApi(READ_ORGANIZATION)),
        entry("GET " + API + "organizations/{key}", webApi(READ_ORGANIZATION)),
        entry("GET " + API + "privileges/$count", webApi(READ_ROLE)),
        entry("GET " + API + "savedqueries", webApi()),
        entry("GET " + API + "savedqueries/$count", webApi()),
        entry("GET " + API + "savedqueries/{key}", webApi()));
  }

  /**
   * What stands behind a row. The entity that a relation leads to asks for its own privilege
   * ({@code odata.Guard}).
   */
  private static Map<String, Rule> behindRows() {
    return Stream.of(
            behindRows("systemusers", READ_USER),
            behindRows("roles", READ_ROLE),
            behindRows("businessunits", READ_BUSINESS_UNIT),
            behindRows("privileges", READ_ROLE),
            behindRows("teams", READ_TEAM),
            behindRows("accounts", READ_ACCOUNT))
        .flatMap(part -> part.entrySet().stream())
        .collect(Collectors.toMap(Entry::getKey, Entry::getValue));
  }

  private static Map<String, Rule> behindRows(String set, Privilege read) {
    String property = "GET " + API + set + "/{key}/{property}";
    Rule rule = webApi(read);
    return Map.of(
        property,
        rule,
        property + "/$value",
        rule,
        property + "/$ref",
        rule,
        property + "/$count",
        rule);
  }

  /** Each step is asked for itself. */
  private static Map<String, Rule> batches() {
    return Map.of("POST " + API + "$batch", webApi());
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

  /** What Dataverse does not have. */
  private static Map<String, Rule> ours() {
    return Map.of(
        "GET /apps/sales", on(Surface.INTERACTIVE_APP),
        "GET /apps/settings", on(Surface.SETTINGS),
        "GET /access/{id}", webApi(READ_USER).aboutOneself(Oneself.ALWAYS),
        "GET /sync", webApi(READ_SYNC),
        "POST /sync/pull", webApi(RUN_SYNC),
        "POST /sync/resync", webApi(RUN_SYNC),
        "POST /sync/users/{objectId}", webApi(RUN_SYNC));
  }

  private static Map<String, Rule> environment() {
    return Map.of(
        "GET /sync/environment", webApi(READ_SYNC), "PATCH /sync/environment", webApi(RUN_SYNC));
  }

  private static Map<String, Rule> holds() {
    String hold = "/sync/holds/{id}";
    return Map.of(
        "GET /sync/holds",
        webApi(READ_SYNC),
        "GET " + hold,
        webApi(READ_SYNC),
        "GET " + hold + "/members",
        webApi(READ_SYNC),
        "POST " + hold + "/approve",
        webApi(RUN_SYNC),
        "POST " + hold + "/reject",
        webApi(RUN_SYNC),
        "POST " + hold + "/members/{objectId}/approve",
        webApi(RUN_SYNC),
        "POST " + hold + "/members/{objectId}/reject",
        webApi(RUN_SYNC),
        "GET /sync/drift",
        webApi(READ_SYNC),
        "POST /sync/verify",
        webApi(RUN_SYNC));
  }
}
