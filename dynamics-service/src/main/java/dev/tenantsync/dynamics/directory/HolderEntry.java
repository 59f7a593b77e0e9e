package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A member of a group, and by which path it holds its licences. */
public record HolderEntry(UUID id, List<PathEntry> paths) {

  public HolderEntry {
    paths = List.copyOf(paths);
  }

  /**
   * A licence by one path (Graph: licenseAssignmentState).
   *
   * @param assignedByGroup null where it is assigned to the user
   * @param active whether it is in effect
   */
  public record PathEntry(
      UUID skuId, @Nullable UUID assignedByGroup, List<UUID> disabledPlans, boolean active) {

    public PathEntry {
      disabledPlans = List.copyOf(disabledPlans);
    }
  }
}
