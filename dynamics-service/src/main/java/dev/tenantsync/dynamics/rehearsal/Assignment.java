package dev.tenantsync.dynamics.rehearsal;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A licence held by one path (Graph: licenseAssignmentState).
 *
 * @param groupId the group that gives it; null where it is assigned to the user
 * @param active whether it gives anything: not so while the directory reports an error or a
 *     subscription that ended
 */
record Assignment(UUID skuId, @Nullable UUID groupId, Set<UUID> disabledPlans, boolean active) {

  Assignment {
    disabledPlans = Set.copyOf(disabledPlans);
  }

  boolean byPath(UUID sku, @Nullable UUID group) {
    return skuId.equals(sku) && (group == null ? groupId == null : group.equals(groupId));
  }

  boolean from(UUID group) {
    return group.equals(groupId);
  }

  /** As a group gives it to its members. */
  Assignment through(UUID group) {
    return new Assignment(skuId, group, disabledPlans, active);
  }
}
