package dev.tenantsync.dynamics.rehearsal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which groups are directly in which; there may be circles. */
record Nesting(Map<UUID, Set<UUID>> groupsIn) {

  Nesting {
    groupsIn = Map.copyOf(groupsIn);
  }

  Nesting with(UUID parent, Set<UUID> members) {
    Set<UUID> changed = new HashSet<>(groupsIn.getOrDefault(parent, Set.of()));
    changed.addAll(members);
    return changed(parent, changed);
  }

  Nesting without(UUID parent, Set<UUID> members) {
    Set<UUID> changed = new HashSet<>(groupsIn.getOrDefault(parent, Set.of()));
    changed.removeAll(members);
    return changed(parent, changed);
  }

  /** The group and all that are in it, however deep. */
  Set<UUID> within(UUID group) {
    Set<UUID> seen = new HashSet<>(Set.of(group));
    Deque<UUID> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (UUID child : groupsIn.getOrDefault(open.pop(), Set.of())) {
        if (seen.add(child)) {
          open.push(child);
        }
      }
    }
    return seen;
  }

  private Nesting changed(UUID parent, Set<UUID> members) {
    Map<UUID, Set<UUID>> all = new HashMap<>(groupsIn);
    all.put(parent, members);
    return new Nesting(all);
  }
}
