package dev.tenantsync.dynamics.entitlement;

import java.util.Optional;

/**
 * One account decided: what was believed, what should be, and the steps there.
 *
 * @param believed remember {@code believed.claims()}; decide again later where {@code
 *     believed.pending()}
 */
public record Decision(Believed believed, Desired desired, Plan plan) {

  /** Decides one account; the row is empty where there is none. */
  public static Decision decide(AccountFacts facts, Optional<Row> row, Environment environment) {
    Believed believed = facts.believed();
    Desired desired = Desired.of(believed, row, environment);
    return new Decision(believed, desired, Plan.between(row, desired));
  }

  public Reason reason() {
    return desired.reason();
  }

  /** Whether a loss was withheld, so that the account stays pending. */
  public boolean pending() {
    return believed.pending();
  }
}
