package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Plan;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What would happen to one user.
 *
 * @param before the row there is
 */
record Forecast(UUID objectId, Optional<Row> before, Decision decision) {

  /** What a row shows of somebody's standing. */
  record State(boolean enabled, int accessMode, boolean systemAdministrator, boolean licensed) {}

  Effect effect() {
    return Effect.of(before, decision);
  }

  Reason reason() {
    return decision.reason();
  }

  List<Plan.Step> steps() {
    return decision.plan().steps();
  }

  Optional<State> stateBefore() {
    return before.map(
        row ->
            new State(
                row.standing().enabled(),
                row.standing().accessMode().code(),
                row.administrator().held(),
                row.state().licensed()));
  }

  /** Empty where there is no row and none would be made. */
  Optional<State> stateAfter() {
    boolean byHand = before.filter(row -> row.administrator().byHand()).isPresent();
    return decision
        .desired()
        .row()
        .map(
            row ->
                new State(
                    row.standing().enabled(),
                    row.standing().accessMode().code(),
                    row.administratorFromDirectory() || byHand,
                    row.state().licensed()));
  }
}
