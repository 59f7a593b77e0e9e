package dev.tenantsync.dynamics.entitlement;

import java.util.Optional;

/**
 * One account decided: what was believed, what should be, and the steps there.
 *
 * @param believed remember {@code believed.claims()}; decide again later where {@link #pending()}
 * @param braked present where the row should be disabled and keeps its standing for now
 */
public record Decision(Believed believed, Desired desired, Plan plan, Optional<Braked> braked) {

  /** Decides one account; the row is empty where there is none. */
  public static Decision decide(AccountFacts facts, Optional<Row> row, Environment environment) {
    Believed believed = facts.believed();
    Desired desired = Desired.of(believed, row, environment);
    return new Decision(believed, desired, Plan.between(row, desired), Optional.empty());
  }

  /** The same but for what the brake does not let happen; everything else is applied. */
  public Decision with(Braked verdict, Row today) {
    Desired kept = desired.keepingAccess(today);
    return new Decision(
        believed, kept, Plan.between(Optional.of(today), kept), Optional.of(verdict));
  }

  /** The same where the row was changed behind the service's back; nothing of that remains. */
  public Decision healing(Optional<Row> today) {
    return new Decision(believed, desired, plan.healing(today.isPresent()), braked);
  }

  public Reason reason() {
    return desired.reason();
  }

  /** Whether something was withheld or set aside, so that the account stays pending. */
  public boolean pending() {
    return believed.pending() || braked.filter(Braked::aside).isPresent();
  }
}
