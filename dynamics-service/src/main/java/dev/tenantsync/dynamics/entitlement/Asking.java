package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.Batch.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What decisions ask of the brake before any of them is applied.
 *
 * @param disables those that a class counts
 * @param administratorsLeft enabled System Administrators among the others that were decided
 */
public record Asking(List<Asked> disables, int administratorsLeft) {

  public Asking {
    disables = List.copyOf(disables);
  }

  /**
   * Reads it off decisions made without a brake.
   *
   * @param versions of the accounts, by object id
   * @param marks what was settled before, by object id
   */
  public static Asking of(
      List<Case> cases, Batch decided, Map<UUID, Long> versions, Map<UUID, Mark> marks) {
    List<Asked> disables = new ArrayList<>();
    int administratorsLeft = 0;
    for (int index = 0; index < cases.size(); index++) {
      Case one = cases.get(index);
      Decision decision = decided.decisions().get(index);
      UUID id = one.facts().objectId();
      Optional<BrakeClass> brakeClass = brakeClass(one, decision);
      if (brakeClass.isPresent()) {
        disables.add(
            new Asked(
                id,
                decision.reason(),
                brakeClass.get(),
                versions.getOrDefault(id, 0L),
                one.row().filter(Row::enabledSystemAdministrator).isPresent(),
                Optional.ofNullable(marks.get(id))));
      } else if (leavesAdministrator(one, decision)) {
        administratorsLeft++;
      }
    }
    return new Asking(disables, administratorsLeft);
  }

  private static Optional<BrakeClass> brakeClass(Case one, Decision decision) {
    return decision.plan().has(Plan.Kind.DISABLE)
        ? BrakeClass.of(one.facts(), decision.reason())
        : Optional.empty();
  }

  private static boolean leavesAdministrator(Case one, Decision decision) {
    boolean byHand = one.row().filter(row -> row.administrator().byHand()).isPresent();
    return decision
        .desired()
        .row()
        .filter(row -> row.standing().enabled() && (row.administratorFromDirectory() || byHand))
        .isPresent();
  }
}
