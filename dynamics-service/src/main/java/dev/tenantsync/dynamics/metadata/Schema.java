package dev.tenantsync.dynamics.metadata;

import dev.tenantsync.dynamics.account.AccountTable;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.Model;
import dev.tenantsync.dynamics.odata.Navigation;
import dev.tenantsync.dynamics.securityrole.BusinessUnitTable;
import dev.tenantsync.dynamics.securityrole.PrivilegeTable;
import dev.tenantsync.dynamics.securityrole.RoleTable;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The one list of what is served. Ways back have Dataverse's names. */
@Singleton
final class Schema {

  private static final Map<String, List<Navigation>> WAYS_BACK =
      Map.of(
          "role",
          List.of(
              back(SystemUserTable.ROLES, "systemuserroles_association", "systemuser"),
              back(TeamTable.ROLES, "teamroles_association", "team")),
          "team",
          List.of(back(SystemUserTable.TEAMS, "teammembership_association", "systemuser")),
          "systemuser",
          List.of(back(SystemUserTable.MANAGER, "user_parent_user", "systemuser")),
          "businessunit",
          List.of(
              back(SystemUserTable.BUSINESS_UNIT, "business_unit_system_users", "systemuser"),
              back(RoleTable.BUSINESS_UNIT, "business_unit_roles", "role"),
              back(TeamTable.BUSINESS_UNIT, "business_unit_teams", "team"),
              back(BusinessUnitTable.PARENT, "business_unit_parent_business_unit", "businessunit")),
          "privilege",
          List.of(back(RoleTable.PRIVILEGES, "roleprivileges_association", "role")));

  private static final Model MODEL =
      new Model(
          List.of(
              AccountTable.ENTITY,
              BusinessUnitTable.ENTITY,
              OrganizationTable.ENTITY,
              PrivilegeTable.ENTITY,
              RoleTable.ENTITY,
              SavedQueryTable.ENTITY,
              SystemUserTable.ENTITY,
              TeamTable.ENTITY),
          WAYS_BACK);

  @Produces
  @Singleton
  Model model() {
    return MODEL;
  }

  private static Navigation back(Navigation there, String name, String source) {
    return there.back(name, () -> entity(source));
  }

  private static Entity entity(String logicalName) {
    return MODEL.entities().stream()
        .filter(entity -> entity.logicalName().equals(logicalName))
        .findFirst()
        .orElseThrow();
  }
}
