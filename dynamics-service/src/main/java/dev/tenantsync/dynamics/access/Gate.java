package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.entitlement.DataverseCode;

/** What must stand open for a user to get in, in the order in which it is asked. */
public enum Gate {
  ROW_EXISTS(DataverseCode.USER_NOT_MEMBER_OF_ORG),
  ENABLED(DataverseCode.USER_NOT_ENABLED),
  HAS_SECURITY_ROLE(DataverseCode.USER_NOT_ASSIGNED_ROLES),
  MODE_PERMITS_SURFACE(DataverseCode.NON_INTERACTIVE_USER_CANNOT_ACCESS_UI),
  /** Asked only where it is known what the user wants to do. */
  PRIVILEGE_SUFFICES(DataverseCode.PRIVILEGE_DENIED);

  private final DataverseCode refusal;

  Gate(DataverseCode refusal) {
    this.refusal = refusal;
  }

  /** The code a call is refused with while this gate is the first closed one. */
  public DataverseCode refusal() {
    return refusal;
  }
}
