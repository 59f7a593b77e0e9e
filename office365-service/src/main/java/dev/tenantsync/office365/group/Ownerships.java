package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Makes users owners of groups, and no longer. What owners may do is not emulated. */
@ApplicationScoped
public class Ownerships {

  private static final String RELATION = "owners";

  private final GroupLocks locks;
  private final GroupMembers members;
  private final ChangeLog log;

  Ownerships(GroupLocks locks, GroupMembers members, ChangeLog log) {
    this.locks = locks;
    this.members = members;
    this.log = log;
  }

  /**
   * Adds an owner.
   *
   * @throws GraphException if the group or the user is not there, or it is an owner already
   */
  @Transactional
  public void add(UUID groupId, UUID userId) {
    add(groupId, locks.forMembers(groupId, List.of(userId)));
  }

  /** Adds owners, all of them or none, once they are locked. */
  void add(UUID groupId, GroupLocks.Ends ends) {
    if (!ends.groups().isEmpty()) {
      throw GroupRefusals.ownerIsNoUser();
    }
    if (members.addOwners(groupId, ends.users()) < ends.users().size()) {
      throw GroupRefusals.thereAlready(RELATION);
    }
    if (!ends.users().isEmpty()) {
      log.append(change(groupId).property(RELATION, null, ends.users()));
    }
  }

  /**
   * Takes an owner away.
   *
   * @throws GraphException if the group or the user is not there, or it is no owner
   */
  @Transactional
  public void remove(UUID groupId, UUID userId) {
    GroupLocks.Ends ends = locks.forMembers(groupId, List.of(userId));
    if (!members.removeOwner(groupId, userId)) {
      throw GroupRefusals.notThere(RELATION, userId);
    }
    log.append(change(groupId).property(RELATION, ends.users(), null));
  }

  private static Change change(UUID groupId) {
    return Change.of(Change.Resource.GROUP, groupId, Change.Kind.UPDATED);
  }
}
