package dev.tenantsync.office365.license;

/** How many units of a product there are in each state (Graph: licenseUnitsDetail). */
public record Units(int enabled, int warning, int suspended, int lockedOut) {

  /** Nothing bought. */
  public static final Units NONE = new Units(0, 0, 0, 0);

  /** The best state in which there are units; it is the state of every plan of the product. */
  public CapabilityStatus status() {
    if (enabled > 0) {
      return CapabilityStatus.ENABLED;
    }
    if (warning > 0) {
      return CapabilityStatus.WARNING;
    }
    if (suspended > 0) {
      return CapabilityStatus.SUSPENDED;
    }
    return lockedOut > 0 ? CapabilityStatus.LOCKED_OUT : CapabilityStatus.DELETED;
  }

  /** Seats that can be given: those in their grace period count (Graph: licenseUnitsDetail). */
  public long assignable() {
    return (long) enabled + warning;
  }
}
