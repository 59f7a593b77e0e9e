package dev.tenantsync.dynamics.entitlement;

import java.util.Arrays;
import java.util.Optional;

/** What a user may reach, whatever the roles grant (Dataverse: {@code systemuser.accessmode}). */
public enum AccessMode {
  READ_WRITE(0, "Read-Write"),
  ADMINISTRATIVE(1, "Administrative"),
  READ(2, "Read"),
  SUPPORT_USER(3, "Support User"),
  NON_INTERACTIVE(4, "Non-interactive"),
  DELEGATED_ADMIN(5, "Delegated Admin");

  private final int code;
  private final String label;

  AccessMode(int code, String label) {
    this.code = code;
    this.label = label;
  }

  public int code() {
    return code;
  }

  /** The formatted value shown to clients. */
  public String label() {
    return label;
  }

  /** Support and delegated administrator modes belong to the platform. */
  public boolean canBeChosen() {
    return this != SUPPORT_USER && this != DELEGATED_ADMIN;
  }

  /** Empty for a number that is no access mode. */
  public static Optional<AccessMode> ofCode(int code) {
    return Arrays.stream(values()).filter(mode -> mode.code == code).findFirst();
  }
}
