package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.securityrole.RoleRows.Role;

/** Which roles may be edited (Dataverse: data service error codes). */
final class RoleRules {

  private RoleRules() {}

  /**
   * A predefined role stays as it is laid, and a copy follows its root.
   *
   * @throws DataverseException 400 for either
   */
  static void refuseEdit(Role role) {
    role.predefined()
        .ifPresent(
            predefined -> {
              throw refused(editCode(predefined), "The role '" + role.name() + "' is predefined");
            });
    refuseCopy(role);
  }

  /**
   * @throws DataverseException 400 for a predefined role and for a copy
   */
  static void refuseDeletion(Role role) {
    role.predefined()
        .ifPresent(
            predefined -> {
              throw refused(deleteCode(predefined), "The role '" + role.name() + "' is predefined");
            });
    refuseCopy(role);
  }

  private static void refuseCopy(Role role) {
    if (role.root() != null) {
      throw refused(
          "0x8004022e", "The role is a copy of " + role.root() + " for its unit and follows it");
    }
  }

  private static String editCode(PredefinedRole role) {
    return switch (role) {
      case SYSTEM_ADMINISTRATOR -> "0x80041d31";
      case SUPPORT_USER -> "0x80041d47";
      case SYSTEM_CUSTOMIZER,
          ENVIRONMENT_MAKER,
          BASIC_USER,
          SERVICE_READER,
          SERVICE_WRITER,
          DELEGATE,
          SALESPERSON ->
          "0x8004022e";
    };
  }

  private static String deleteCode(PredefinedRole role) {
    return switch (role) {
      case SYSTEM_ADMINISTRATOR -> "0x80041d2e";
      case SUPPORT_USER -> "0x80041d42";
      case SYSTEM_CUSTOMIZER -> "0x80041d4a";
      case BASIC_USER -> "0x80041d5a";
      case ENVIRONMENT_MAKER, SERVICE_READER, SERVICE_WRITER, DELEGATE, SALESPERSON -> "0x8004022e";
    };
  }

  private static DataverseException refused(String code, String text) {
    return new DataverseException(400, code, text + "; it cannot be changed here.");
  }
}
