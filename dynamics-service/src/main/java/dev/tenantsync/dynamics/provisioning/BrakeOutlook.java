package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Asked;
import dev.tenantsync.dynamics.entitlement.Asking;
import dev.tenantsync.dynamics.entitlement.Brake;
import dev.tenantsync.dynamics.entitlement.Braked;
import dev.tenantsync.dynamics.entitlement.Mark;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Judges disables that nobody has asked for yet, as if all of them came now; writes nothing. */
@ApplicationScoped
public class BrakeOutlook {

  /** A version that no account has. */
  private static final long ANOTHER = -1;

  private final Marks marks;
  private final Accounts accounts;
  private final Windows windows;

  BrakeOutlook(Marks marks, Accounts accounts, Windows windows) {
    this.marks = marks;
    this.accounts = accounts;
    this.windows = windows;
  }

  /**
   * Those that would not be made, by object id.
   *
   * @param administrators enabled System Administrators that are decided in the same go
   * @param moved accounts that would be of another version by then
   */
  public Map<UUID, Braked> judge(
      Asking asking, Collection<UUID> administrators, Predicate<UUID> moved) {
    if (asking.disables().isEmpty()) {
      return Map.of();
    }
    Asking known = new Asking(known(asking.disables(), moved), asking.administratorsLeft());
    return Brake.judge(
        known, windows.around(known, administrators, Occasion.FORESEEN), windows.limits());
  }

  private List<Asked> known(List<Asked> disables, Predicate<UUID> moved) {
    Map<UUID, Mark> settled = marks.of(disables.stream().map(Asked::objectId).toList()).marks();
    Map<UUID, Long> versions = new HashMap<>();
    accounts
        .current(settled.keySet())
        .forEach(account -> versions.put(account.facts().objectId(), account.version()));
    return disables.stream()
        .map(
            one ->
                new Asked(
                    one.objectId(),
                    one.reason(),
                    one.brakeClass(),
                    moved.test(one.objectId())
                        ? ANOTHER
                        : versions.getOrDefault(one.objectId(), ANOTHER),
                    one.administrator(),
                    Optional.ofNullable(settled.get(one.objectId()))))
        .toList();
  }
}
