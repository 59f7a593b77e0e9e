package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Account;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.Asking;
import dev.tenantsync.dynamics.entitlement.Batch;
import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Brake;
import dev.tenantsync.dynamics.entitlement.BrakeWindow;
import dev.tenantsync.dynamics.entitlement.Braked;
import dev.tenantsync.dynamics.entitlement.CalType;
import dev.tenantsync.dynamics.entitlement.Claims;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Lifecycle;
import dev.tenantsync.dynamics.entitlement.Limits;
import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.Row;
import dev.tenantsync.dynamics.entitlement.Rows;
import dev.tenantsync.dynamics.entitlement.Scope;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/**
 * A directory that keeps its people, groups and licences in its own way, and an environment that
 * follows it. Shares no code with the plan but the decision itself.
 */
@NullUnmarked
final class Tenant {

  /** Somebody as the directory has them. */
  static final class Someone {
    final UUID id;
    Presence presence = Presence.PRESENT;
    boolean signIn = true;
    final Set<TenantRole> roles = EnumSet.noneOf(TenantRole.class);
    final Map<UUID, Set<UUID>> direct = new TreeMap<>();
    final Set<UUID> groups = new TreeSet<>();

    /** Plans that come from something no product tells. */
    final Set<UUID> unexplained = new TreeSet<>();

    Claims believed = Claims.NONE;

    Someone(int number) {
      id = id(0xA, number);
    }

    boolean present() {
      return presence == Presence.PRESENT;
    }
  }

  final List<Someone> people = new ArrayList<>();
  final Map<UUID, Set<UUID>> products = new TreeMap<>();
  final Map<UUID, Map<UUID, Set<UUID>>> groupLicenses = new TreeMap<>();
  final Map<UUID, Set<UUID>> groupsIn = new TreeMap<>();

  UUID securityGroup;
  Set<UUID> dynamicsPlans = new TreeSet<>();
  int limit;
  boolean keep;

  final Map<UUID, Row> rows = new LinkedHashMap<>();
  final Set<UUID> queue = new LinkedHashSet<>();

  static UUID id(long kind, long number) {
    return new UUID(kind << 32 | 0x4000L, 0x8000000000000000L + number);
  }

  // What the directory says.

  Set<UUID> plans(Someone one) {
    Set<UUID> plans = new TreeSet<>(one.unexplained);
    one.direct.forEach((sku, off) -> plans.addAll(given(sku, off)));
    for (UUID group : one.groups) {
      groupLicenses.get(group).forEach((sku, off) -> plans.addAll(given(sku, off)));
    }
    return plans;
  }

  private Set<UUID> given(UUID sku, Set<UUID> off) {
    Set<UUID> plans = new HashSet<>(products.get(sku));
    plans.removeAll(off);
    return plans;
  }

  private boolean inGroup(Someone one) {
    return one.groups.stream().anyMatch(group -> leadsUp(group, new HashSet<>()));
  }

  private boolean leadsUp(UUID group, Set<UUID> seen) {
    if (group.equals(securityGroup)) {
      return true;
    }
    return seen.add(group)
        && groupsIn.entrySet().stream()
            .filter(entry -> entry.getValue().contains(group))
            .anyMatch(entry -> leadsUp(entry.getKey(), seen));
  }

  AccountFacts facts(Someone one, boolean settled) {
    boolean licensed = !Collections.disjoint(plans(one), dynamicsPlans);
    Set<TenantRole> shown = one.present() ? one.roles : Set.of();
    Scope scope = securityGroup == null || inGroup(one) ? Scope.IN : Scope.OUT;
    return new AccountFacts(
        one.id,
        new Lifecycle(one.presence, null, one.signIn),
        new Claims(licensed, shown, scope),
        true,
        one.believed,
        settled,
        CalType.SALES,
        Account.account().facts().profile());
  }

  Set<UUID> seats(Someone one) {
    Set<UUID> taken = new TreeSet<>();
    if (one.present()) {
      taken.addAll(one.direct.keySet());
      one.groups.forEach(group -> taken.addAll(groupLicenses.get(group).keySet()));
    }
    return taken;
  }

  Map<UUID, Integer> consumed() {
    Map<UUID, Integer> consumed = new HashMap<>();
    people.forEach(one -> seats(one).forEach(sku -> consumed.merge(sku, 1, Integer::sum)));
    return consumed;
  }

  // What the environment makes of it.

  Environment environment() {
    return new Environment(new Slots(limit, held(), List.copyOf(queue)), keep, true);
  }

  int held() {
    return (int) rows.values().stream().filter(row -> row.standing().holdsSlot()).count();
  }

  /**
   * As the reconciler would: any batches, perhaps before a loss is believed, until all rests.
   *
   * @return whether some of it was decided in passing, before a loss was believed
   */
  boolean reconcile(Random rhythm) {
    // Where roles are kept, one held in passing leaves its trace.
    boolean inPassing = !keep && rhythm.nextBoolean();
    if (inPassing) {
      inBatches(rhythm, false, Tenant::nobody);
    }
    inBatches(rhythm, true, Tenant::nobody);
    rest(Map.of());
    return inPassing;
  }

  /**
   * Likewise under a brake: disables are judged together, and set aside until all was read. Not
   * where nobody else is System Administrator: who is made one meanwhile is then held as the last.
   */
  void reconcile(Random rhythm, BrakeWindow window, Limits limits) {
    if (window.otherAdministrators() > 0) {
      inBatches(rhythm, true, Tenant::setAside);
    }
    List<Case> all = cases(people, true);
    Map<UUID, Braked> braked =
        Brake.judge(asking(all, Batch.decide(all, environment())), window, limits);
    inBatches(rhythm, true, (cases, free) -> braked);
    rest(braked);
  }

  /** Whom a brake does not let be disabled. */
  private interface Braking {
    Map<UUID, Braked> of(List<Case> cases, Batch free);
  }

  private static Map<UUID, Braked> nobody(List<Case> cases, Batch free) {
    return Map.of();
  }

  private static Map<UUID, Braked> setAside(List<Case> cases, Batch free) {
    Map<UUID, Braked> aside = new HashMap<>();
    asking(cases, free)
        .disables()
        .forEach(one -> aside.put(one.objectId(), new Braked(one.brakeClass(), true)));
    return aside;
  }

  private static Asking asking(List<Case> cases, Batch free) {
    return Asking.of(cases, free, Map.of(), Map.of());
  }

  private void rest(Map<UUID, Braked> braked) {
    List<UUID> turns = environment().slots().turns();
    for (int round = 0; !turns.isEmpty(); round++) {
      if (round > 50) {
        throw new AssertionError("the environment comes to rest");
      }
      List<UUID> due = turns;
      List<Someone> batch = people.stream().filter(one -> due.contains(one.id)).toList();
      decide(batch, cases(batch, true), (cases, free) -> braked);
      turns = environment().slots().turns();
    }
  }

  private void inBatches(Random rhythm, boolean settled, Braking braking) {
    List<Someone> all = new ArrayList<>(people);
    Collections.shuffle(all, rhythm);
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + 1 + rhythm.nextInt(4));
      List<Someone> batch = all.subList(from, to);
      decide(batch, cases(batch, settled), braking);
      from = to;
    }
  }

  private List<Case> cases(List<Someone> batch, boolean settled) {
    return batch.stream()
        .map(one -> new Case(facts(one, settled), Optional.ofNullable(rows.get(one.id))))
        .toList();
  }

  private void decide(List<Someone> batch, List<Case> cases, Braking braking) {
    Batch free = Batch.decide(cases, environment());
    Batch decided = Batch.decide(cases, environment(), braking.of(cases, free));
    for (int index = 0; index < batch.size(); index++) {
      Someone one = batch.get(index);
      var decision = decided.decisions().get(index);
      one.believed = decision.believed().claims();
      Rows.applied(Optional.ofNullable(rows.get(one.id)), one.id, decision)
          .ifPresent(row -> rows.put(one.id, row));
      Row row = rows.get(one.id);
      if (row != null && row.standing().waitsForSlot()) {
        queue.add(one.id);
      } else {
        queue.remove(one.id);
      }
    }
  }
}
