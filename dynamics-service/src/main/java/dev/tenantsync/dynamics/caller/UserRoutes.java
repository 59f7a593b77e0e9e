package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.webApi;
import static dev.tenantsync.dynamics.caller.SetRoutes.API;
import static dev.tenantsync.dynamics.caller.SetRoutes.associations;
import static dev.tenantsync.dynamics.caller.SetRoutes.bindable;
import static dev.tenantsync.dynamics.privilege.Privilege.ASSIGN_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ORGANIZATION;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_USER;

import dev.tenantsync.dynamics.caller.Rule.Oneself;
import dev.tenantsync.dynamics.caller.SetRoutes.Rights;
import java.util.List;
import java.util.Map;

/** Users: their rows, roles and teams, and what they may. */
final class UserRoutes {

  private UserRoutes() {}

  static Map<String, Rule> rules() {
    Rule assign = webApi(READ_USER, READ_ROLE, ASSIGN_ROLE);
    Rule member = webApi(READ_TEAM, WRITE_TEAM, READ_USER);
    return SetRoutes.together(
        List.of(
            bindable("systemusers", new Rights(CREATE_USER, READ_USER, WRITE_USER, DELETE_USER)),
            associations("systemusers/{key}/systemuserroles_association", "{role}", assign),
            associations("systemusers/{key}/teammembership_association", "{team}", member),
            functions()));
  }

  private static Map<String, Rule> functions() {
    String user = "GET " + API + "systemusers/{key}/";
    Rule privileges = webApi(READ_USER, READ_ORGANIZATION).aboutOneself(Oneself.NO_PRIVILEGE);
    Rule access = webApi(READ_USER).aboutOneself(Oneself.NO_PRIVILEGE);
    return Map.of(
        user + "RetrieveUserPrivileges", privileges,
        user + "RetrieveUserSetOfPrivilegesByNames", privileges,
        user + "RetrieveUserSetOfPrivilegesByNames/{parameters}", privileges,
        user + "RetrievePrincipalAccess", access,
        user + "RetrievePrincipalAccess/{parameters}", access);
  }
}
