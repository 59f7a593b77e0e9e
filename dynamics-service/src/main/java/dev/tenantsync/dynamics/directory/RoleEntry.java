package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One administrator role and what is said about its members: additions and removals, not a list.
 *
 * @param removed the role itself is gone
 * @param templateId which role it is in every tenant; null where the directory does not say
 */
public record RoleEntry(
    UUID id, boolean removed, @Nullable UUID templateId, List<MemberEntry> members) {

  public RoleEntry {
    members = List.copyOf(members);
  }

  /** One member come or gone. */
  public record MemberEntry(UUID id, boolean removed) {}
}
