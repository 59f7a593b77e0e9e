package dev.tenantsync.office365.license;

/** How usable a product is, in the order of decay when it is not renewed (Graph: assignedPlan). */
public enum CapabilityStatus {
  ENABLED("Enabled"),
  WARNING("Warning"),
  SUSPENDED("Suspended"),
  LOCKED_OUT("LockedOut"),
  DELETED("Deleted");

  private final String wire;

  CapabilityStatus(String wire) {
    this.wire = wire;
  }

  /** Graph's word. */
  public String wire() {
    return wire;
  }
}
