package dev.tenantsync.office365.group;

import java.util.Collection;
import java.util.UUID;

/**
 * Hears which users become direct members of a group, and which cease to be. A port, so that groups
 * know nothing of what comes with a membership.
 *
 * <p>Called inside the transaction that makes the change, after its rows are written. The users'
 * rows are locked, in the order of their ids, and then the group's, so that nobody deletes them or
 * changes what the group gives meanwhile; whoever locks more takes what comes after groups in the
 * order of {@link GroupLocks}. A listener that throws a {@code GraphException} refuses the change.
 *
 * <p>Members of nested groups are not told of: what a group gives, it gives to its direct members
 * (Microsoft: group-based licensing, limitations). A user's deletion and restore leave memberships
 * as they are and are told to {@code user.UserFacet}.
 */
public interface MembershipListener {

  /**
   * These live users became direct members.
   *
   * @param userIds in ascending order, never empty
   */
  void joined(UUID groupId, Collection<UUID> userIds);

  /**
   * These live users were direct members and are none any more.
   *
   * @param userIds in ascending order, never empty
   */
  void left(UUID groupId, Collection<UUID> userIds);

  /**
   * The group goes for good. Its row is locked and its memberships are still there; the members'
   * rows are not locked, for there may be many of them.
   */
  void deleted(UUID groupId);
}
