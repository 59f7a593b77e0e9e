package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Scope;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is in the environment's security group.
 *
 * @param groups that group and all that are in it, however deep; empty where everybody is in
 * @param known false until the group was read once, and again when it was deleted
 */
record Circle(Optional<Set<UUID>> groups, boolean known) {

  static final Circle EVERYBODY = new Circle(Optional.empty(), true);

  static Circle of(Set<UUID> groups, boolean known) {
    return new Circle(Optional.of(Set.copyOf(groups)), known);
  }

  /** What somebody's direct memberships make of it. */
  Scope scope(Set<UUID> memberOf) {
    if (groups.isEmpty()) {
      return Scope.IN;
    }
    if (!known) {
      return Scope.UNKNOWN;
    }
    return Collections.disjoint(groups.get(), memberOf) ? Scope.OUT : Scope.IN;
  }
}
