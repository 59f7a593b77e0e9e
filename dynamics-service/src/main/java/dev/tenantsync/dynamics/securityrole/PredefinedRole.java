package dev.tenantsync.dynamics.securityrole;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The security roles that every environment has (Power Platform: Predefined security roles). */
public enum PredefinedRole {
  SYSTEM_ADMINISTRATOR("System Administrator"),
  SYSTEM_CUSTOMIZER("System Customizer"),
  ENVIRONMENT_MAKER("Environment Maker"),
  BASIC_USER("Basic User"),
  SERVICE_READER("Service Reader"),
  SERVICE_WRITER("Service Writer"),
  DELEGATE("Delegate"),
  SALESPERSON("Salesperson"),
  /** For the platform's support; nobody can be given it. */
  SUPPORT_USER("Support User");

  private final String displayName;

  PredefinedRole(String displayName) {
    this.displayName = displayName;
  }

  /** The role's name, by which it is found in the root business unit. */
  public String displayName() {
    return displayName;
  }

  /** Empty for a name that is none of these. */
  static Optional<PredefinedRole> named(String name) {
    return Arrays.stream(values()).filter(role -> role.displayName.equals(name)).findFirst();
  }

  static List<String> names() {
    return Arrays.stream(values()).map(PredefinedRole::displayName).toList();
  }
}
