package dev.tenantsync.office365.license;

import dev.tenantsync.office365.group.MembershipListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Has members judged anew who come to a group that gives licences, or leave it. */
@ApplicationScoped
class GroupMembership implements MembershipListener {

  private final GroupLicenses groups;
  private final PendingUsers pending;

  GroupMembership(GroupLicenses groups, PendingUsers pending) {
    this.groups = groups;
    this.pending = pending;
  }

  @Override
  public void joined(UUID groupId, Collection<UUID> userIds) {
    if (groups.hasAny(groupId)) {
      pending.raise(userIds);
    }
  }

  @Override
  public void left(UUID groupId, Collection<UUID> userIds) {
    if (groups.hasAny(groupId)) {
      pending.raise(userIds);
    }
  }

  @Override
  public void deleted(UUID groupId) {
    if (groups.hasAny(groupId)) {
      pending.raiseMembers(groupId);
    }
  }
}
