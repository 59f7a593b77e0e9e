package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One account with its row, as an edit finds and leaves it.
 *
 * @param facts what the mirror says; of its claims only the roles follow the edits before {@link
 *     Setting#settled}
 * @param roles what it holds; a deleted account shows none of it
 * @param row empty where there is none
 */
record Subject(AccountFacts facts, Set<TenantRole> roles, Optional<Row> row, Holdings holdings) {

  Subject {
    roles = Set.copyOf(roles);
  }

  static Subject of(AccountFacts facts, Optional<Row> row, Holdings holdings) {
    return new Subject(facts, facts.now().roles(), row, holdings);
  }

  UUID objectId() {
    return facts.objectId();
  }

  Presence presence() {
    return facts.lifecycle().presence();
  }

  /** Whether its licences take seats: an account that is deleted has given them back. */
  Set<UUID> seats() {
    return facts.present() ? holdings.seats() : Set.of();
  }

  Subject with(Holdings changed) {
    return new Subject(facts, roles, row, changed);
  }

  Subject with(Row changed) {
    return new Subject(facts, roles, Optional.of(changed), holdings);
  }

  Subject holding(TenantRole role, boolean held) {
    Set<TenantRole> changed = EnumSet.noneOf(TenantRole.class);
    changed.addAll(roles);
    if (held) {
      changed.add(role);
    } else {
      changed.remove(role);
    }
    return new Subject(facts, changed, row, holdings).showing();
  }

  Subject signingIn(boolean allowed) {
    Lifecycle today = facts.lifecycle();
    return living(new Lifecycle(today.presence(), today.deletedAt(), allowed));
  }

  Subject moving(Presence presence) {
    Set<TenantRole> kept = presence == Presence.GONE ? Set.of() : roles;
    return new Subject(facts, kept, row, holdings)
        .living(new Lifecycle(presence, null, facts.lifecycle().signInAllowed()));
  }

  private Subject living(Lifecycle changed) {
    return new Subject(facts.with(changed), roles, row, holdings).showing();
  }

  private Subject showing() {
    Claims now = facts.now();
    Set<TenantRole> shown = facts.present() ? roles : Set.of();
    return new Subject(
        facts.with(new Claims(now.licensed(), shown, now.scope())), roles, row, holdings);
  }
}
