package dev.tenantsync.office365.group;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.group.Member.Kind;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Puts users and groups into groups and takes them out. */
@ApplicationScoped
public class Memberships {

  private static final String RELATION = "members";

  private final GroupLocks locks;
  private final GroupMembers members;
  private final List<MembershipListener> listeners;
  private final ChangeLog log;

  Memberships(
      GroupLocks locks,
      GroupMembers members,
      @All List<MembershipListener> listeners,
      ChangeLog log) {
    this.locks = locks;
    this.members = members;
    this.listeners = listeners;
    this.log = log;
  }

  /**
   * Adds a member.
   *
   * @throws GraphException if the group or the new member is not there, or it is a member already
   */
  @Transactional
  public void add(UUID groupId, UUID memberId) {
    add(groupId, locks.forMembers(groupId, List.of(memberId)));
  }

  /**
   * Adds members, all of them or none, once they are locked.
   *
   * @throws GraphException if one is a member already, or is the group itself
   */
  void add(UUID groupId, GroupLocks.Ends ends) {
    if (ends.groups().contains(groupId)) {
      throw GroupRefusals.memberOfItself();
    }
    int added =
        members.add(groupId, ends.users(), Kind.USER)
            + members.add(groupId, ends.groups(), Kind.GROUP);
    if (added < ends.users().size() + ends.groups().size()) {
      throw GroupRefusals.thereAlready(RELATION);
    }
    tell(
        groupId,
        Stream.concat(ends.users().stream(), ends.groups().stream()).toList(),
        Change.Kind.MEMBER_ADDED);
    if (!ends.users().isEmpty()) {
      listeners.forEach(listener -> listener.joined(groupId, ends.users()));
    }
  }

  /**
   * Takes a member out.
   *
   * @throws GraphException if the group or the member is not there, or it is no member
   */
  @Transactional
  public void remove(UUID groupId, UUID memberId) {
    GroupLocks.Ends ends = locks.forMembers(groupId, List.of(memberId));
    if (!members.remove(groupId, memberId)) {
      throw GroupRefusals.notThere(RELATION, memberId);
    }
    tell(groupId, List.of(memberId), Change.Kind.MEMBER_REMOVED);
    if (!ends.users().isEmpty()) {
      listeners.forEach(listener -> listener.left(groupId, ends.users()));
    }
  }

  private void tell(UUID groupId, Collection<UUID> memberIds, Change.Kind kind) {
    log.append(
        memberIds.stream()
            .map(id -> Change.membership(Change.Resource.GROUP, groupId, id, kind))
            .toList());
  }
}
