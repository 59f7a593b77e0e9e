package dev.tenantsync.dynamics.directory;

import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group and what is said about its direct members, people and groups: additions and removals,
 * not a list.
 *
 * @param removed the group itself is gone
 * @param displayName null where the directory does not say
 * @param securityEnabled null where the directory does not say
 */
public record GroupEntry(
    UUID id,
    boolean removed,
    @Nullable String displayName,
    @Nullable Boolean securityEnabled,
    List<MemberEntry> members) {

  public GroupEntry {
    members = List.copyOf(members);
  }

  /** A group that is not there. */
  public static GroupEntry absent(UUID id) {
    return new GroupEntry(id, true, null, null, List.of());
  }
}
