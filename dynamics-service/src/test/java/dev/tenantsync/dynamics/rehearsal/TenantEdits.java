package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Presence;
import dev.tenantsync.dynamics.entitlement.TenantRole;
import dev.tenantsync.dynamics.rehearsal.Tenant.Someone;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;

/** Random edits: made in the tenant for real, and written into a draft. */
@NullUnmarked
final class TenantEdits {

  private final Tenant tenant;
  private final Draft draft;
  private final Random random;

  TenantEdits(Tenant tenant, Draft draft, Random random) {
    this.tenant = tenant;
    this.draft = draft;
    this.random = random;
  }

  String one() {
    List<Someone> some = some();
    Set<UUID> ids = some.stream().map(one -> one.id).collect(Collectors.toSet());
    List<Someone> present = some.stream().filter(Someone::present).toList();
    int kind = random.nextInt(12);
    switch (kind) {
      case 0 -> addLicense(ids, present);
      case 1 -> removeLicense(ids, present);
      case 2 -> addGroupLicense();
      case 3 -> removeGroupLicense();
      case 4, 5 -> role(ids, present);
      case 6 -> signIn(ids, present);
      case 7 -> move(ids, some, Presence.PRESENT, Presence.SOFT_DELETED);
      case 8 -> move(ids, some, Presence.SOFT_DELETED, Presence.PRESENT);
      case 9 -> move(ids, some, Presence.SOFT_DELETED, Presence.GONE);
      case 10 -> join(ids, present);
      default -> leave(ids, present);
    }
    return kind + " on " + ids.size();
  }

  private void addLicense(Set<UUID> ids, List<Someone> present) {
    UUID sku = any(tenant.products.keySet());
    Set<UUID> off = off(sku);
    present.forEach(one -> one.direct.put(sku, off));
    draft.add(new Edit.AddLicense(ids, new Assignment(sku, null, off, true)));
  }

  private void removeLicense(Set<UUID> ids, List<Someone> present) {
    UUID sku = any(tenant.products.keySet());
    present.forEach(one -> one.direct.remove(sku));
    draft.add(new Edit.RemoveLicense(ids, sku));
  }

  private void addGroupLicense() {
    UUID group = any(tenant.groupLicenses.keySet());
    UUID sku = any(tenant.products.keySet());
    Set<UUID> off = off(sku);
    tenant.groupLicenses.get(group).put(sku, off);
    draft.addLicense(group, new Assignment(sku, group, off, true));
  }

  private void removeGroupLicense() {
    UUID group = any(tenant.groupLicenses.keySet());
    UUID sku = any(tenant.products.keySet());
    tenant.groupLicenses.get(group).remove(sku);
    draft.removeLicense(group, sku);
  }

  private void role(Set<UUID> ids, List<Someone> present) {
    List<TenantRole> all = List.of(TenantRole.values());
    TenantRole role = all.get(random.nextInt(all.size()));
    boolean held = random.nextBoolean();
    present.forEach(one -> hold(one, role, held));
    draft.add(new Edit.ChangeRole(ids, role, held));
  }

  private static void hold(Someone one, TenantRole role, boolean held) {
    if (held) {
      one.roles.add(role);
    } else {
      one.roles.remove(role);
    }
  }

  private void signIn(Set<UUID> ids, List<Someone> present) {
    boolean allowed = random.nextBoolean();
    present.forEach(one -> one.signIn = allowed);
    draft.add(new Edit.ChangeSignIn(ids, allowed));
  }

  private void move(Set<UUID> ids, List<Someone> some, Presence from, Presence to) {
    for (Someone one : some) {
      if (one.presence == from) {
        one.presence = to;
        if (to == Presence.GONE) {
          one.roles.clear();
        }
      }
    }
    draft.add(new Edit.Move(ids, from, to));
  }

  private void join(Set<UUID> ids, List<Someone> present) {
    UUID group = any(tenant.groupLicenses.keySet());
    Set<UUID> nested = nested();
    present.forEach(one -> one.groups.add(group));
    tenant.groupsIn.get(group).addAll(nested);
    draft.join(group, ids, nested);
  }

  private void leave(Set<UUID> ids, List<Someone> present) {
    UUID group = any(tenant.groupLicenses.keySet());
    Set<UUID> nested = nested();
    present.forEach(one -> one.groups.remove(group));
    tenant.groupsIn.get(group).removeAll(nested);
    draft.leave(group, ids, nested);
  }

  private Set<UUID> nested() {
    return random.nextBoolean() ? Set.of() : Set.of(any(tenant.groupLicenses.keySet()));
  }

  private List<Someone> some() {
    return tenant.people.stream().filter(one -> random.nextInt(3) == 0).toList();
  }

  private Set<UUID> off(UUID sku) {
    return tenant.products.get(sku).stream()
        .filter(plan -> random.nextInt(3) == 0)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private UUID any(Set<UUID> ids) {
    return new ArrayList<>(ids).get(random.nextInt(ids.size()));
  }
}
