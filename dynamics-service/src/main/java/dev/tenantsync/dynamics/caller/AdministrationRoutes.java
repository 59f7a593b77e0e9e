package dev.tenantsync.dynamics.caller;

import static dev.tenantsync.dynamics.caller.Rule.webApi;
import static dev.tenantsync.dynamics.caller.SetRoutes.API;
import static dev.tenantsync.dynamics.caller.SetRoutes.addressable;
import static dev.tenantsync.dynamics.caller.SetRoutes.associations;
import static dev.tenantsync.dynamics.caller.SetRoutes.bindable;
import static dev.tenantsync.dynamics.caller.SetRoutes.editable;
import static dev.tenantsync.dynamics.privilege.Privilege.ASSIGN_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_TEAM;

import dev.tenantsync.dynamics.caller.SetRoutes.Rights;
import java.util.List;
import java.util.Map;

/** What administrators arrange: business units, security roles and teams. */
final class AdministrationRoutes {

  private AdministrationRoutes() {}

  static Map<String, Rule> rules() {
    return SetRoutes.together(
        List.of(
            bindable(
                "businessunits",
                new Rights(
                    CREATE_BUSINESS_UNIT,
                    READ_BUSINESS_UNIT,
                    WRITE_BUSINESS_UNIT,
                    DELETE_BUSINESS_UNIT)),
            addressable("privileges", webApi(READ_ROLE)),
            roles(),
            teams()));
  }

  private static Map<String, Rule> roles() {
    String role = "POST " + API + "roles/{key}/";
    Rule write = webApi(READ_ROLE, WRITE_ROLE);
    return SetRoutes.together(
        List.of(
            editable("roles", new Rights(CREATE_ROLE, READ_ROLE, WRITE_ROLE, DELETE_ROLE)),
            Map.of(role + "AddPrivilegesRole", write),
            Map.of(role + "ReplacePrivilegesRole", write),
            Map.of(role + "RemovePrivilegeRole", write)));
  }

  private static Map<String, Rule> teams() {
    String team = "POST " + API + "teams/{key}/";
    Rule member = webApi(READ_TEAM, WRITE_TEAM, READ_USER);
    Rule assign = webApi(READ_TEAM, WRITE_TEAM, READ_ROLE, ASSIGN_ROLE);
    return SetRoutes.together(
        List.of(
            bindable("teams", new Rights(CREATE_TEAM, READ_TEAM, WRITE_TEAM, DELETE_TEAM)),
            Map.of(team + "AddMembersTeam", member),
            Map.of(team + "RemoveMembersTeam", member),
            associations("teams/{key}/teammembership_association", "{member}", member),
            associations("teams/{key}/teamroles_association", "{role}", assign)));
  }
}
