package dev.tenantsync.dynamics.entitlement;

/**
 * What was settled before about the disable of an account.
 *
 * @param version of the account when it was settled
 */
public record Mark(State state, BrakeClass brakeClass, Reason reason, long version) {

  /** How it was settled. */
  public enum State {
    /** Found within the limit, and not applied yet. */
    RELEASED,
    /** Held until somebody decides. */
    HELD,
    /** Somebody wants it done. */
    APPROVED,
    /** Somebody does not want it done. */
    REJECTED
  }

  /** Whether the brake does not count this disable any more. */
  boolean frees(Asked asked) {
    return switch (state) {
      case RELEASED -> asked.version() == version && asked.brakeClass() == brakeClass;
      case APPROVED -> asked.reason() == reason;
      case HELD, REJECTED -> false;
    };
  }

  /**
   * Whether this disable stays held without being counted again. The last administrator is asked
   * about anew each time: another one may have come.
   */
  boolean holds(Asked asked) {
    return switch (state) {
      case HELD -> asked.brakeClass() == brakeClass;
      case REJECTED -> asked.version() == version;
      case RELEASED, APPROVED -> false;
    };
  }

  boolean freesLastAdministrator(Asked asked) {
    return brakeClass == BrakeClass.LAST_ADMINISTRATOR && frees(asked);
  }
}
