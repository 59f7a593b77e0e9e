package dev.tenantsync.dynamics.entitlement;

import java.util.Arrays;
import java.util.Optional;

/** The account's presence as the row shows it (Dataverse: {@code systemuser.azurestate}). */
public enum AzureState {
  EXISTS(0, "Exists"),
  SOFT_DELETED(1, "Soft deleted"),
  NOT_FOUND(2, "Not found or hard deleted");

  private final int code;
  private final String label;

  AzureState(int code, String label) {
    this.code = code;
    this.label = label;
  }

  public int code() {
    return code;
  }

  public String label() {
    return label;
  }

  public static AzureState of(Presence presence) {
    return switch (presence) {
      case PRESENT -> EXISTS;
      case SOFT_DELETED -> SOFT_DELETED;
      case GONE -> NOT_FOUND;
    };
  }

  public static Optional<AzureState> ofCode(int code) {
    return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
  }
}
