package dev.tenantsync.dynamics.entitlement;

import dev.tenantsync.dynamics.entitlement.Desired.DesiredRow;
import dev.tenantsync.dynamics.entitlement.Plan.Kind;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Phrases for rows, and what applying a decision makes of a row. */
public final class Rows {

  private Rows() {}

  public static Environment environment() {
    return new Environment(new Slots(5, 0, List.of()), false, true);
  }

  public static Environment noSlotFree() {
    return environment().with(new Slots(5, 5, List.of()));
  }

  /** The row that syncing these facts leaves where there was none. */
  public static Row rowOf(Account account) {
    return synced(Optional.empty(), account.facts()).orElseThrow();
  }

  /** The row after syncing these facts onto it. */
  public static Optional<Row> synced(Optional<Row> row, AccountFacts facts) {
    return applied(row, facts.objectId(), Decision.decide(facts, row, environment()));
  }

  /** The row with a mode chosen by hand, as {@link LocalEdits} leaves it. */
  public static Row choosing(AccessMode mode, Row row) {
    return row.choosing(mode);
  }

  public static Row deletedHere(Row row) {
    LocalChoices choices = new LocalChoices(row.local().chosenMode(), row.local().blocked(), true);
    return new Row(
        row.objectId(), row.standing(), choices, row.state(), row.profile(), row.administrator());
  }

  public static Row blockedHere(Row row) {
    return row.blocked();
  }

  public static Row administeredByHand(Row row) {
    return row.with(row.administrator().givenByHand());
  }

  /** Writes only what the plan's steps name: a step too few shows as a difference. */
  public static Optional<Row> applied(Optional<Row> row, UUID objectId, Decision decision) {
    Plan plan = decision.plan();
    if (plan.isEmpty()) {
      return row;
    }
    DesiredRow wanted = decision.desired().row().orElseThrow();
    Row inserted =
        new Row(
            objectId,
            wanted.standing(),
            LocalChoices.NONE,
            wanted.state(),
            wanted.profile(),
            SystemAdministrator.NOT_HELD);
    return Optional.of(
        row.map(today -> changed(today, wanted, plan)).orElseGet(() -> granted(inserted, plan)));
  }

  private static Row changed(Row today, DesiredRow wanted, Plan plan) {
    Standing standing = today.standing();
    boolean enabled = plan.has(Kind.ENABLE) || (standing.enabled() && !plan.has(Kind.DISABLE));
    boolean newReason =
        plan.has(Kind.DISABLE) || plan.has(Kind.ENABLE) || plan.has(Kind.UPDATE_STATE);
    Standing moved =
        new Standing(
            enabled,
            plan.has(Kind.SET_MODE) ? wanted.standing().accessMode() : standing.accessMode(),
            newReason ? wanted.standing().disabledReason() : standing.disabledReason());
    Row row =
        new Row(
            today.objectId(),
            moved,
            today.local(),
            plan.has(Kind.UPDATE_STATE) ? wanted.state() : today.state(),
            plan.has(Kind.UPDATE_PROFILE) ? wanted.profile() : today.profile(),
            today.administrator());
    return granted(row, plan);
  }

  private static Row granted(Row row, Plan plan) {
    boolean fromDirectory =
        plan.has(Kind.GRANT_SYSTEM_ADMINISTRATOR)
            || (row.administrator().fromDirectory() && !plan.has(Kind.REVOKE_SYSTEM_ADMINISTRATOR));
    return row.with(new SystemAdministrator(fromDirectory, row.administrator().byHand()));
  }
}
