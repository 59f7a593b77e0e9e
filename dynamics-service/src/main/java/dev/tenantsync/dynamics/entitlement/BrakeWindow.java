package dev.tenantsync.dynamics.entitlement;

import java.util.Map;
import java.util.Set;

/**
 * The last stretch of time as the brake sees it, those that are asked about now not counted.
 *
 * @param asked by class: other accounts whose disable was made, held or set aside in this time
 * @param people who were enabled when this time began
 * @param otherAdministrators enabled people with System Administrator whom nobody is deciding now
 * @param inMotion classes of which more may be on its way: they are set aside, not counted
 */
public record BrakeWindow(
    Map<BrakeClass, Integer> asked,
    long people,
    int otherAdministrators,
    Set<BrakeClass> inMotion) {

  public BrakeWindow {
    asked = Map.copyOf(asked);
    inMotion = Set.copyOf(inMotion);
  }

  /** How many others of this class were asked for. */
  public int asked(BrakeClass brakeClass) {
    return asked.getOrDefault(brakeClass, 0);
  }
}
