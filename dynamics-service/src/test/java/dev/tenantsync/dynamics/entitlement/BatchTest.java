package dev.tenantsync.dynamics.entitlement;

import static dev.tenantsync.dynamics.entitlement.Account.account;
import static dev.tenantsync.dynamics.entitlement.Rows.choosing;
import static dev.tenantsync.dynamics.entitlement.Rows.environment;
import static dev.tenantsync.dynamics.entitlement.Rows.rowOf;
import static dev.tenantsync.dynamics.entitlement.Rows.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantsync.dynamics.entitlement.Batch.Case;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchTest {

  private static final UUID ADA = new UUID(1, 1);
  private static final UUID BEN = new UUID(1, 2);
  private static final UUID EVA = new UUID(1, 3);

  @Test
  void twoNewcomersShareOneSlotInTheOrderGiven() {
    Batch batch = decide(new Slots(5, 4, List.of()), wanting(ADA), wanting(BEN));

    assertThat(enabled(batch)).containsExactly(true, false);
    assertThat(batch.decisions().get(1).reason()).isEqualTo(Reason.NON_INTERACTIVE_LIMIT);
    assertThat(batch.slots()).isEqualTo(new Slots(5, 5, List.of(BEN)));
  }

  @Test
  void theOneWaitingLongestGoesFirst() {
    Batch batch =
        decide(new Slots(5, 3, List.of(EVA, BEN)), wanting(ADA), wanting(BEN), wanting(EVA));

    assertThat(enabled(batch)).containsExactly(false, true, true);
    assertThat(batch.slots().waiting()).containsExactly(ADA);
  }

  @Test
  void aSlotFreedInTheBatchServesTheWaitingWhereverTheyStand() {
    Case leaving = new Case(account().id(EVA).blocked().facts(), Optional.of(holding(EVA)));

    Batch batch = decide(new Slots(1, 1, List.of(ADA)), wanting(ADA), leaving);

    assertThat(enabled(batch)).containsExactly(true, false);
    assertThat(batch.slots()).isEqualTo(new Slots(1, 1, List.of()));
  }

  @Test
  void aSlotIsKeptForWhoeverWaitsLongerOutsideTheBatch() {
    Batch batch = decide(new Slots(5, 4, List.of(EVA, ADA)), wanting(ADA));

    assertThat(enabled(batch)).containsExactly(false);
    assertThat(batch.turns()).containsExactly(EVA);
  }

  @Test
  void whoeverNoLongerWantsASlotLeavesTheQueue() {
    Case unentitled = new Case(account().id(EVA).blocked().facts(), wanting(EVA).row());

    Batch batch = decide(new Slots(5, 4, List.of(EVA, ADA)), unentitled, wanting(ADA));

    assertThat(enabled(batch)).containsExactly(false, true);
    assertThat(batch.slots()).isEqualTo(new Slots(5, 5, List.of()));
  }

  @Test
  void aLimitOfNoneLetsNobodyInAndPutsNobodyOut() {
    Case staying = new Case(account().id(EVA).licensed().facts(), Optional.of(holding(EVA)));

    Batch batch = decide(new Slots(0, 1, List.of()), wanting(ADA), staying);

    assertThat(enabled(batch)).containsExactly(false, true);
  }

  private static Batch decide(Slots slots, Case... cases) {
    return Batch.decide(List.of(cases), environment().with(slots));
  }

  private static List<Boolean> enabled(Batch batch) {
    return batch.decisions().stream().map(decision -> decision.desired().enabled()).toList();
  }

  /** A licensed Non-interactive user whose row is disabled still. */
  private static Case wanting(UUID id) {
    Optional<Row> disabled = synced(Optional.of(holding(id)), account().id(id).blocked().facts());
    return new Case(account().id(id).licensed().facts(), disabled);
  }

  private static Row holding(UUID id) {
    return choosing(AccessMode.NON_INTERACTIVE, rowOf(account().id(id).licensed()));
  }
}
