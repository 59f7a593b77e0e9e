package dev.tenantsync.dynamics.entitlement;

/** The limits by class; there is none for the last administrator, who is always held. */
public record Limits(Limit loss, Limit stated) {

  /** How many of the class may be disabled in an environment of so many people. */
  public long of(BrakeClass brakeClass, long people) {
    return switch (brakeClass) {
      case LOSS -> loss.of(people);
      case STATED -> stated.of(people);
      case LAST_ADMINISTRATOR -> 0;
    };
  }
}
