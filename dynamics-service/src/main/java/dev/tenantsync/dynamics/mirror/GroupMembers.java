package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.directory.GroupEntry;
import dev.tenantsync.dynamics.directory.RoleEntry.MemberEntry;
import dev.tenantsync.dynamics.mirror.GroupTable.Membership;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Who is in which group, and what that means for the scope: whoever may have come into the
 * environment's group or left it, directly or with a nested group, gets a new version.
 */
@ApplicationScoped
class GroupMembers {

  /**
   * What a page, or a look, changed.
   *
   * @param told the memberships that a page told of, changed or not
   */
  private record Difference(
      Collection<UUID> comeOrGone, List<Membership> memberships, Collection<Membership> told) {

    List<UUID> members() {
      return memberships.stream().map(Membership::memberId).toList();
    }
  }

  private final Database database;
  private final GroupTable groups;
  private final ScopeGroups scope;
  private final ScopedAccounts accounts;
  private final Cursors cursors;

  GroupMembers(
      Database database,
      GroupTable groups,
      ScopeGroups scope,
      ScopedAccounts accounts,
      Cursors cursors) {
    this.database = database;
    this.groups = groups;
    this.scope = scope;
    this.accounts = accounts;
    this.cursors = cursors;
  }

  /** What an earlier attachment left behind says nothing about today. */
  void forgetBefore(Cursor enumeration) {
    boolean more = true;
    while (more) {
      more =
          QuarkusTransaction.requiringNew().call(() -> groups.forgetSome(enumeration.generation()));
    }
  }

  /**
   * Writes what a page says; of several words on one membership the last counts.
   *
   * @return how many people's scope may differ from before
   */
  int apply(List<GroupEntry> entries, Arrival arrival) {
    database.cutOffWhenFrozen();
    Optional<UUID> environments = scope.held();
    Map<UUID, GroupEntry> latest = new LinkedHashMap<>();
    Map<Membership, Boolean> memberships = new LinkedHashMap<>();
    for (GroupEntry group : entries) {
      latest.put(group.id(), group);
      for (MemberEntry member : group.members()) {
        memberships.put(new Membership(group.id(), member.id()), member.removed());
      }
    }
    List<UUID> gone = ids(latest.values(), true);
    List<UUID> comeOrGone =
        new ArrayList<>(
            groups.write(
                latest.values().stream().filter(group -> !group.removed()).toList(),
                arrival.generation()));
    List<Membership> changed = new ArrayList<>(groups.removeMembersOf(gone));
    comeOrGone.addAll(groups.remove(gone));
    changed.addAll(groups.add(keys(memberships, false), arrival.generation()));
    changed.addAll(groups.remove(keys(memberships, true)));
    return follow(new Difference(comeOrGone, changed, memberships.keySet()), environments, arrival);
  }

  /** To be said before the accounts of one transaction are locked, if {@link #replace} follows. */
  void holdStill() {
    scope.held();
  }

  /**
   * Makes these the groups that somebody, or a group, is directly in.
   *
   * @return whether anything differs
   */
  boolean replace(UUID memberId, List<UUID> held, Arrival arrival) {
    Optional<UUID> environments = scope.held();
    List<Membership> changed =
        new ArrayList<>(
            groups.add(
                held.stream().map(group -> new Membership(group, memberId)).toList(),
                arrival.generation()));
    changed.addAll(groups.removeBesides(memberId, held));
    follow(new Difference(List.of(), changed, List.of()), environments, arrival);
    return !changed.isEmpty();
  }

  /** All groups were read for the first time: from now on it is known who is in scope. */
  int known(Arrival arrival) {
    scope.held();
    scope.compute();
    return accounts.allMoved(arrival);
  }

  private int follow(Difference difference, Optional<UUID> environments, Arrival arrival) {
    if (environments.isEmpty() || !cursors.of(Feed.GROUPS).known()) {
      return 0;
    }
    Set<UUID> before = scope.current();
    Set<UUID> after = reshaped(difference) ? computed() : before;
    if (environments.filter(group -> before.contains(group) != after.contains(group)).isPresent()) {
      return accounts.allMoved(arrival);
    }
    Set<UUID> concerned = new TreeSet<>(groups.membersOf(movedGroups(before, after)));
    Set<UUID> either = new HashSet<>(before);
    either.addAll(after);
    concerned.addAll(membersIn(either, difference.memberships()));
    accounts.moved(concerned, membersIn(either, difference.told()), arrival);
    return concerned.size();
  }

  private static List<UUID> membersIn(Set<UUID> groups, Collection<Membership> memberships) {
    return memberships.stream()
        .filter(one -> groups.contains(one.groupId()))
        .map(Membership::memberId)
        .toList();
  }

  private boolean reshaped(Difference difference) {
    return !groups.groupsAmong(difference.members()).isEmpty()
        || scope.touchedBy(difference.comeOrGone());
  }

  private Set<UUID> computed() {
    scope.compute();
    return scope.current();
  }

  private static List<UUID> movedGroups(Set<UUID> before, Set<UUID> after) {
    return Stream.concat(before.stream(), after.stream())
        .filter(group -> before.contains(group) != after.contains(group))
        .toList();
  }

  private static List<UUID> ids(Collection<GroupEntry> groups, boolean removed) {
    return groups.stream()
        .filter(group -> group.removed() == removed)
        .map(GroupEntry::id)
        .sorted()
        .toList();
  }

  private static List<Membership> keys(Map<Membership, Boolean> memberships, boolean removed) {
    return memberships.entrySet().stream()
        .filter(entry -> entry.getValue() == removed)
        .map(Map.Entry::getKey)
        .toList();
  }
}
