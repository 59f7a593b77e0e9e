package dev.tenantsync.office365.license;

import java.util.Arrays;
import java.util.Optional;

/** Why a group's licence is not, or not fully, in force (Graph: licenseAssignmentState). */
public enum LicenseError {
  NONE("None"),
  COUNT_VIOLATION("CountViolation"),
  MUTUALLY_EXCLUSIVE_VIOLATION("MutuallyExclusiveViolation"),
  DEPENDENCY_VIOLATION("DependencyViolation"),
  PROHIBITED_IN_USAGE_LOCATION_VIOLATION("ProhibitedInUsageLocationViolation"),
  UNIQUENESS_VIOLATION("UniquenessViolation"),
  OTHER("Other");

  private final String wire;

  LicenseError(String wire) {
    this.wire = wire;
  }

  /** What a refusal for this reason becomes when nobody is there to be told. */
  static LicenseError of(Verdict.Reason reason) {
    return ofWire(reason.id()).orElse(OTHER);
  }

  /** The error of Graph's word; empty if there is none. */
  public static Optional<LicenseError> ofWire(String word) {
    return Arrays.stream(values()).filter(error -> error.wire.equals(word)).findFirst();
  }

  /** Graph's word. */
  public String wire() {
    return wire;
  }
}
