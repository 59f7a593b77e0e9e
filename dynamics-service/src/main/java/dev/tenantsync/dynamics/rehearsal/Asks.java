package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.Asking;
import dev.tenantsync.dynamics.entitlement.Batch;
import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What all of a plan asks of the brake, collected chunk by chunk. */
final class Asks {

  private final List<Asked> disables = new ArrayList<>();
  private final Set<UUID> administrators = new HashSet<>();
  private int administratorsLeft;

  /** Returns what these ask. */
  List<Asked> add(List<Case> cases, Batch decided) {
    Asking asking = Asking.of(cases, decided, Map.of(), Map.of());
    disables.addAll(asking.disables());
    administratorsLeft += asking.administratorsLeft();
    cases.stream()
        .filter(one -> one.row().filter(Row::enabledSystemAdministrator).isPresent())
        .forEach(one -> administrators.add(one.facts().objectId()));
    return asking.disables();
  }

  /** Without versions, and without what was settled before. */
  Asking asking() {
    return new Asking(disables, administratorsLeft);
  }

  /** The enabled System Administrators that are decided by the plan. */
  Set<UUID> administrators() {
    return Set.copyOf(administrators);
  }
}
