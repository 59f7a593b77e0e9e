package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.UUID;

/** What somebody is a direct member of. */
public record BelongingEntry(List<RoleEntry> roles, List<UUID> groups) {

  /** Of nothing. */
  public static final BelongingEntry NONE = new BelongingEntry(List.of(), List.of());

  public BelongingEntry {
    roles = List.copyOf(roles);
    groups = List.copyOf(groups);
  }
}
