package dev.tenantsync.office365.license;

import java.time.Instant;
import java.util.UUID;

/**
 * What became of a group's licence for one member.
 *
 * @param license as in force; where it is not in force, as the group gives it
 * @param inForce whether the member has it, perhaps not as the group gives it now: then there is an
 *     error, too
 * @param since when this state began
 */
public record InheritedLicense(
    UUID groupId, License license, boolean inForce, LicenseError error, Instant since) {

  UUID skuId() {
    return license.skuId();
  }

  /** Whether nothing but a seat is missing. */
  boolean waitsForSeat() {
    return !inForce && error == LicenseError.COUNT_VIOLATION;
  }

  /** The same, begun then. */
  InheritedLicense beginning(Instant then) {
    return new InheritedLicense(groupId, license, inForce, error, then);
  }

  /** Graph's word for the state: Active, ActiveWithError, Disabled or Error. */
  String state(boolean productUsable) {
    if (!inForce) {
      return "Error";
    }
    if (error != LicenseError.NONE) {
      return "ActiveWithError";
    }
    return productUsable ? "Active" : "Disabled";
  }
}
