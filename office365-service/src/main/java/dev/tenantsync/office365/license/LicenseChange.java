package dev.tenantsync.office365.license;

import java.util.List;
import java.util.UUID;

/** What a caller wants to be given and taken, as one step (Graph: assignLicense). */
public record LicenseChange(List<License> add, List<UUID> remove) {

  public LicenseChange {
    add = List.copyOf(add);
    remove = List.copyOf(remove);
  }

  /** Nothing but gifts. */
  public static LicenseChange adding(License... licenses) {
    return new LicenseChange(List.of(licenses), List.of());
  }

  /** Nothing but losses. */
  public static LicenseChange removing(UUID... skuIds) {
    return new LicenseChange(List.of(), List.of(skuIds));
  }
}
