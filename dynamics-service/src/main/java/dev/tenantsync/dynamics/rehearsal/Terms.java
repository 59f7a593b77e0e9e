package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the environment makes of an account: the settings planned for, or those in force.
 *
 * @param servicePlans service plans that license a user here
 * @param circle who is in the security group; empty where nobody's place in it can change
 */
record Terms(Set<UUID> servicePlans, Optional<Circle> circle, Environment environment) {

  Terms {
    servicePlans = Set.copyOf(servicePlans);
  }

  /** The account to decide, every loss believed: a plan tells the end, not the way there. */
  Case decidable(Subject subject) {
    AccountFacts facts = subject.facts();
    List<UUID> plans = subject.holdings().plans().stream().filter(servicePlans::contains).toList();
    Claims now = new Claims(!plans.isEmpty(), facts.now().roles(), scope(subject));
    AccountFacts settled =
        new AccountFacts(
            facts.objectId(),
            facts.lifecycle(),
            now,
            facts.rolesKnown(),
            facts.before(),
            true,
            CalType.ofServicePlans(plans),
            facts.profile());
    return new Case(settled, subject.row());
  }

  private Scope scope(Subject subject) {
    return circle
        .map(known -> known.scope(subject.holdings().groups()))
        .orElse(subject.facts().now().scope());
  }
}
