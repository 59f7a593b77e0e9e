package dev.tenantsync.office365.license;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A product given to a user, less the plans switched off (Graph: assignedLicense). */
public record License(UUID skuId, Set<UUID> disabledPlans) {

  public License {
    disabledPlans = Set.copyOf(disabledPlans);
  }

  /** What a user has who is given this and another licence of the product: the plans of both. */
  License with(License other) {
    return new License(
        skuId,
        disabledPlans.stream()
            .filter(other.disabledPlans::contains)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** What a user has who is given all of these, by product. */
  static Map<UUID, License> union(Collection<License> one, Collection<License> other) {
    Map<UUID, License> union = new LinkedHashMap<>();
    one.forEach(license -> union.merge(license.skuId(), license, License::with));
    other.forEach(license -> union.merge(license.skuId(), license, License::with));
    return union;
  }
}
