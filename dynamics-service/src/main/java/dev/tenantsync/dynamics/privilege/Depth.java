package dev.tenantsync.dynamics.privilege;

import java.util.Arrays;
import java.util.Optional;

/** How far a privilege reaches (Dataverse: PrivilegeDepth); each includes the ones before it. */
public enum Depth {
  /** Rows of one's own. */
  BASIC(0, "Basic"),
  /** Rows of one's business unit. */
  LOCAL(1, "Local"),
  /** Rows of one's business unit and all below it. */
  DEEP(2, "Deep"),
  /** Every row. */
  GLOBAL(3, "Global");

  private final int code;
  private final String label;

  Depth(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** As it is stored. */
  public int code() {
    return code;
  }

  /** As it stands on the wire. */
  public String label() {
    return label;
  }

  public boolean covers(Depth other) {
    return code >= other.code;
  }

  /** Empty for a number that is no depth. */
  public static Optional<Depth> ofCode(int code) {
    return Arrays.stream(values()).filter(depth -> depth.code == code).findFirst();
  }
}
