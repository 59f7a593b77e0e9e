package dev.tenantsync.office365.license;

import java.util.Arrays;
import java.util.Optional;

/** Whom a product or a service plan is for: single users, or the company as a whole. */
public enum AppliesTo {
  USER("User"),
  COMPANY("Company");

  private final String wire;

  AppliesTo(String wire) {
    this.wire = wire;
  }

  /** The scope of this name on the wire. */
  public static Optional<AppliesTo> of(String wire) {
    return Arrays.stream(values()).filter(scope -> scope.wire.equals(wire)).findFirst();
  }

  /** Graph's word. */
  public String wire() {
    return wire;
  }
}
