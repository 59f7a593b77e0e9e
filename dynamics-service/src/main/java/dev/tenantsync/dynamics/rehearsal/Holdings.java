package dev.tenantsync.dynamics.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds in the directory that its licence follows from.
 *
 * @param plans service plans in use; some may come from nothing that {@code licenses} tells
 * @param groups the groups that it is a direct member of, as far as they matter
 */
record Holdings(Set<UUID> plans, List<Assignment> licenses, Set<UUID> groups) {

  Holdings {
    plans = Set.copyOf(plans);
    licenses = List.copyOf(licenses);
    groups = Set.copyOf(groups);
  }

  /** With this assignment instead of the one by the same path. */
  Holdings with(Assignment added, Stock stock) {
    List<Assignment> changed = besides(added.skuId(), added.groupId());
    changed.add(added);
    return holding(changed, stock);
  }

  Holdings without(UUID skuId, @Nullable UUID groupId, Stock stock) {
    return holding(besides(skuId, groupId), stock);
  }

  boolean hold(UUID skuId, @Nullable UUID groupId) {
    return licenses.stream().anyMatch(license -> license.byPath(skuId, groupId));
  }

  /** A member of the group, which gives these licences. */
  Holdings joining(UUID group, List<Assignment> given, Stock stock) {
    Holdings member = memberOf(group, true);
    for (Assignment license : given) {
      member = member.with(license.through(group), stock);
    }
    return member;
  }

  /** No member any more, and without whatever came from the group. */
  Holdings leaving(UUID group, Stock stock) {
    List<Assignment> kept =
        licenses.stream()
            .filter(license -> !license.from(group))
            .collect(Collectors.toCollection(ArrayList::new));
    return memberOf(group, false).holding(kept, stock);
  }

  /** The products that this account takes a seat of; one, by however many paths. */
  Set<UUID> seats() {
    return licenses.stream()
        .filter(Assignment::active)
        .map(Assignment::skuId)
        .collect(Collectors.toSet());
  }

  private List<Assignment> besides(UUID skuId, @Nullable UUID groupId) {
    return licenses.stream()
        .filter(license -> !license.byPath(skuId, groupId))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** Only what the difference gives or takes: a plan that nothing here explains stays. */
  private Holdings holding(List<Assignment> changed, Stock stock) {
    Set<UUID> before = stock.given(licenses);
    Set<UUID> after = stock.given(changed);
    Set<UUID> held = new HashSet<>(plans);
    before.stream().filter(plan -> !after.contains(plan)).forEach(held::remove);
    after.stream().filter(plan -> !before.contains(plan)).forEach(held::add);
    return new Holdings(held, changed, groups);
  }

  private Holdings memberOf(UUID group, boolean member) {
    Set<UUID> changed = new HashSet<>(groups);
    if (member) {
      changed.add(group);
    } else {
      changed.remove(group);
    }
    return new Holdings(plans, licenses, changed);
  }
}
