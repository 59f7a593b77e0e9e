package dev.tenantsync.office365.feed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What memberships there should be, kept by the book: no database, no cleverness. */
final class MembershipModel {

  /** Members by live group, deleted users among them: they come back. */
  final Map<String, Set<String>> direct = new TreeMap<>();

  final Set<String> live = new TreeSet<>();
  final Set<String> deleted = new TreeSet<>();

  /** The status with which an addition is answered; notes it if it is good. */
  int add(String group, List<String> members) {
    Set<String> there = members(group);
    if (!members.stream().allMatch(one -> live.contains(one) || direct.containsKey(one))) {
      return 404;
    }
    if (members.contains(group) || members.stream().anyMatch(there::contains)) {
      return 400;
    }
    there.addAll(members);
    return 204;
  }

  /** The status with which a removal is answered; notes it if it is good. */
  int remove(String group, String member) {
    return !deleted.contains(member) && members(group).remove(member) ? 204 : 404;
  }

  void deleteGroup(String group) {
    direct.remove(group);
    direct.values().forEach(members -> members.remove(group));
  }

  /** The live direct members. */
  Set<String> visible(String group) {
    Set<String> visible = new TreeSet<>(members(group));
    visible.removeAll(deleted);
    return visible;
  }

  /** The live members, direct or not, but not the group itself. */
  Set<String> inside(String group) {
    Set<String> inside = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(group));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (direct.containsKey(next)) {
        visible(next).stream().filter(inside::add).forEach(open::push);
      }
    }
    inside.remove(group);
    return inside;
  }

  /** The groups in which an object is, directly or not, but not itself. */
  Set<String> around(String object) {
    Set<String> around = new TreeSet<>();
    direct.keySet().stream()
        .filter(group -> !group.equals(object) && inside(group).contains(object))
        .forEach(around::add);
    return around;
  }

  private Set<String> members(String group) {
    return direct.computeIfAbsent(group, fresh -> new TreeSet<>());
  }
}
