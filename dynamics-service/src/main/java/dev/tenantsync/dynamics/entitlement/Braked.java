package dev.tenantsync.dynamics.entitlement;

/**
 * A disable that is not made now.
 *
 * @param aside whether its class cannot be counted yet, so that it is neither held nor released
 */
public record Braked(BrakeClass brakeClass, boolean aside) {

  static Braked held(BrakeClass brakeClass) {
    return new Braked(brakeClass, false);
  }

  static Braked setAside(BrakeClass brakeClass) {
    return new Braked(brakeClass, true);
  }
}
