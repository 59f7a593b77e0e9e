package dev.tenantsync.office365.license;

import java.util.Set;
import java.util.UUID;

/** A product given to a user, less the plans switched off (Graph: assignedLicense). */
public record License(UUID skuId, Set<UUID> disabledPlans) {

  public License {
    disabledPlans = Set.copyOf(disabledPlans);
  }
}
