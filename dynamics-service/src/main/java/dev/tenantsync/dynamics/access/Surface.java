package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.AccessMode;

/** Where a user wants to get in. */
public enum Surface {
  /** Sales, marketing and service apps. */
  INTERACTIVE_APP,
  SETTINGS,
  WEB_API;

  /** Whether a mode reaches this surface at all; what a user may do there, roles decide. */
  public boolean admits(AccessMode mode) {
    return switch (mode) {
      case READ_WRITE, READ -> true;
      case ADMINISTRATIVE -> this != INTERACTIVE_APP;
      case NON_INTERACTIVE -> this == WEB_API;
      case SUPPORT_USER, DELEGATED_ADMIN -> this == SETTINGS;
    };
  }
}
