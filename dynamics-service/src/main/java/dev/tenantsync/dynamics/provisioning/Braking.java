package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.Asking;
import dev.tenantsync.dynamics.entitlement.Batch;
import dev.tenantsync.dynamics.entitlement.Batch.Case;
import dev.tenantsync.dynamics.entitlement.Brake;
import dev.tenantsync.dynamics.entitlement.BrakeWindow;
import dev.tenantsync.dynamics.entitlement.Braked;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Verdicts;
import dev.tenantsync.dynamics.provisioning.Ledger.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks the brake about a batch, under the guard, and writes down what it answered. */
@ApplicationScoped
class Braking {

  private final Marks marks;
  private final Ledger ledger;
  private final Holds holds;
  private final Windows windows;

  Braking(Marks marks, Ledger ledger, Holds holds, Windows windows) {
    this.marks = marks;
    this.ledger = ledger;
    this.holds = holds;
    this.windows = windows;
  }

  /** A verdict and what it rests on. */
  private record Judged(Asking asking, BrakeWindow window, Map<UUID, Braked> braked) {}

  /** Decides the cases as far as the brake lets them. */
  Batch decide(List<Account> known, List<Case> cases, Environment environment, Occasion occasion) {
    List<UUID> ids = known.stream().map(account -> account.facts().objectId()).toList();
    Marks.Known before = marks.of(ids);
    Batch free = Batch.decide(cases, environment);
    Asking asking = Asking.of(cases, free, versions(known), before.marks());
    if (occasion == Occasion.EDIT) {
      asking = ofTheDirectory(asking, ids);
    }
    Judged judged = judge(asking, ids, occasion);
    settle(judged, before);
    return judged.braked().isEmpty() ? free : Batch.decide(cases, environment, judged.braked());
  }

  private static Map<UUID, Long> versions(List<Account> known) {
    return known.stream()
        .collect(Collectors.toMap(account -> account.facts().objectId(), Account::version));
  }

  /** Of an edit here, only what the directory had asked for already. */
  private Asking ofTheDirectory(Asking asking, List<UUID> ids) {
    if (asking.disables().isEmpty()) {
      return asking;
    }
    Set<UUID> undecided = windows.undecided(ids);
    return new Asking(
        asking.disables().stream()
            .filter(one -> one.mark().isPresent() || undecided.contains(one.objectId()))
            .toList(),
        asking.administratorsLeft());
  }

  private Judged judge(Asking asking, List<UUID> ids, Occasion occasion) {
    if (asking.disables().isEmpty()) {
      return new Judged(asking, Windows.NOTHING_ASKED, Map.of());
    }
    ledger.prune();
    BrakeWindow window = windows.around(asking, ids, occasion);
    return new Judged(asking, window, Brake.judge(asking, window, windows.limits()));
  }

  private void settle(Judged judged, Marks.Known before) {
    Verdicts verdicts = Verdicts.of(judged.asking().disables(), judged.braked());
    ledger.forgetOpen(before.open());
    ledger.remember(
        verdicts.made().stream().filter(one -> !one.approved()).toList(), State.DISABLED);
    ledger.remember(verdicts.aside(), State.ASIDE);
    ledger.remember(verdicts.allJoining(), State.HELD);
    Set<UUID> ending = before.members();
    ids(verdicts.staying()).forEach(ending::remove);
    holds.end(ending, ids(verdicts.made()));
    holds.stay(verdicts.staying());
    verdicts
        .joining()
        .forEach(
            (brakeClass, members) ->
                holds.join(windows.excess(judged.window(), brakeClass, members.size()), members));
    if (!ending.isEmpty()) {
      holds.close();
    }
  }

  private static List<UUID> ids(List<Asked> disables) {
    return disables.stream().map(Asked::objectId).toList();
  }
}
