package dev.tenantsync.dynamics.securityrole;

import static dev.tenantsync.dynamics.privilege.Depth.BASIC;
import static dev.tenantsync.dynamics.privilege.Depth.GLOBAL;
import static dev.tenantsync.dynamics.privilege.Depth.LOCAL;
import static dev.tenantsync.dynamics.privilege.Privilege.ACT_ON_BEHALF;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.CREATE_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.DELETE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_BUSINESS_UNIT;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ORGANIZATION;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_ROLE;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_TEAM;
import static dev.tenantsync.dynamics.privilege.Privilege.READ_USER;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_ACCOUNT;
import static dev.tenantsync.dynamics.privilege.Privilege.WRITE_USER;

import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import java.util.List;

/**
 * What the predefined roles allow (Power Platform: Predefined security roles), cut to the tables
 * that are here.
 */
final class RoleGrants {

  private static final List<Privilege> SETTINGS_READING =
      List.of(READ_USER, READ_ROLE, READ_BUSINESS_UNIT, READ_TEAM);
  private static final List<Privilege> ACCOUNTS =
      List.of(CREATE_ACCOUNT, READ_ACCOUNT, WRITE_ACCOUNT, DELETE_ACCOUNT);

  private static final Privileges ORGANIZATION = of(GLOBAL, READ_ORGANIZATION);

  private RoleGrants() {}

  static Privileges of(PredefinedRole role) {
    return switch (role) {
      case SYSTEM_ADMINISTRATOR -> of(GLOBAL, Privilege.values());
      case SYSTEM_CUSTOMIZER ->
          ORGANIZATION
              .and(Privileges.of(GLOBAL, SETTINGS_READING))
              .and(Privileges.of(BASIC, ACCOUNTS));
      case ENVIRONMENT_MAKER -> ORGANIZATION;
      case BASIC_USER -> basic();
      case SALESPERSON -> basic().and(Privileges.of(LOCAL, ACCOUNTS));
      case SERVICE_READER -> reading();
      case SERVICE_WRITER ->
          reading().and(of(GLOBAL, CREATE_ACCOUNT, WRITE_ACCOUNT, CREATE_USER, WRITE_USER));
      case DELEGATE -> of(GLOBAL, ACT_ON_BEHALF);
      case SUPPORT_USER -> ORGANIZATION.and(Privileges.of(GLOBAL, SETTINGS_READING));
    };
  }

  private static Privileges basic() {
    return ORGANIZATION
        .and(Privileges.of(LOCAL, SETTINGS_READING))
        .and(of(BASIC, WRITE_USER))
        .and(Privileges.of(BASIC, ACCOUNTS));
  }

  private static Privileges reading() {
    return ORGANIZATION.and(Privileges.of(GLOBAL, SETTINGS_READING)).and(of(GLOBAL, READ_ACCOUNT));
  }

  private static Privileges of(Depth depth, Privilege... privileges) {
    return Privileges.of(depth, List.of(privileges));
  }
}
