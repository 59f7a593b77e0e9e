package dev.tenantsync.dynamics.entitlement;

/** The System Administrator role on a row, by origin. */
public record SystemAdministrator(boolean fromDirectory, boolean byHand) {

  public static final SystemAdministrator NOT_HELD = new SystemAdministrator(false, false);

  SystemAdministrator givenByHand() {
    return new SystemAdministrator(fromDirectory, true);
  }

  public boolean held() {
    return fromDirectory || byHand;
  }
}
