package dev.tenantsync.dynamics.entitlement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Many accounts decided together, sharing the Non-interactive slots. Cases that need no new slot
 * are decided first, so that the slots they free serve the others. A slot is kept for whoever waits
 * longer, in the batch or outside it.
 *
 * @param decisions in the order of the cases
 * @param slots as they stand once every plan is applied
 */
public record Batch(List<Decision> decisions, Slots slots) {

  /** One account with its row; empty where there is none. */
  public record Case(AccountFacts facts, Optional<Row> row) {

    private UUID objectId() {
      return facts.objectId();
    }

    private boolean holdsSlot() {
      return row.filter(known -> known.standing().holdsSlot()).isPresent();
    }
  }

  public Batch {
    decisions = List.copyOf(decisions);
  }

  /** Decides all cases; each object id may stand among them once. */
  public static Batch decide(List<Case> cases, Environment environment) {
    return decide(cases, environment, Map.of());
  }

  /**
   * Decides all cases; a row that is braked keeps its standing, and its slot.
   *
   * @param braked what {@link Brake#judge} answered, by object id
   */
  public static Batch decide(List<Case> cases, Environment environment, Map<UUID, Braked> braked) {
    Fold fold = new Fold(cases, environment, braked);
    return fold.batch();
  }

  /** Rows outside the batch whose turn it is now: decide them next. */
  public List<UUID> turns() {
    return slots.turns();
  }

  private static final class Fold {

    private final List<Case> cases;
    private final Environment environment;
    private final Map<UUID, Braked> braked;
    private final List<Decision> decisions = new ArrayList<>();
    private Slots slots;

    Fold(List<Case> cases, Environment environment, Map<UUID, Braked> braked) {
      this.cases = cases;
      this.environment = environment;
      this.braked = braked;
      this.slots = environment.slots();
    }

    Batch batch() {
      List<Integer> claimants = new ArrayList<>();
      for (int index = 0; index < cases.size(); index++) {
        Decision withSlot = decided(index, new Slots(Integer.MAX_VALUE, 0, List.of()));
        decisions.add(withSlot);
        if (claimsSlot(index, withSlot)) {
          claimants.add(index);
        } else {
          account(index);
        }
      }
      for (int index : claimants) {
        decisions.set(index, decided(index, slots));
        account(index);
      }
      return new Batch(decisions, slots);
    }

    private Decision decided(int index, Slots available) {
      Case one = cases.get(index);
      Decision decision = Decision.decide(one.facts(), one.row(), environment.with(available));
      Braked verdict = braked.get(one.objectId());
      return verdict == null ? decision : decision.with(verdict, one.row().orElseThrow());
    }

    private boolean claimsSlot(int index, Decision withSlot) {
      return !cases.get(index).holdsSlot()
          && withSlot.desired().row().filter(row -> row.standing().holdsSlot()).isPresent();
    }

    private void account(int index) {
      Case one = cases.get(index);
      decisions
          .get(index)
          .desired()
          .row()
          .ifPresent(row -> slots = slots.after(one.objectId(), one.holdsSlot(), row.standing()));
    }
  }
}
