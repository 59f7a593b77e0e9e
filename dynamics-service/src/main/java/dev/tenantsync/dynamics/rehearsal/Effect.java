package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Desired.DesiredRow;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of one user; the first that applies. */
enum Effect {
  /** A row is made. */
  CREATED,
  ENABLED,
  DISABLED,
  MODE_CHANGED,
  /** System Administrator comes or goes with the directory role. */
  ROLES_CHANGED,
  /** Profile or derived columns only. */
  UPDATED,
  UNCHANGED,
  /** The brake would keep it from happening until an administrator approves. */
  HELD;

  /** As clients read it. */
  String wireName() {
    StringBuilder name = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }

  static Optional<Effect> named(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
  }

  /** What a decision does to the row there is. */
  static Effect of(Optional<Row> before, Decision decision) {
    if (decision.braked().isPresent()) {
      return HELD;
    }
    Optional<DesiredRow> after = decision.desired().row();
    if (after.isEmpty()) {
      return UNCHANGED;
    }
    return before.map(row -> between(row, after.get(), decision)).orElse(CREATED);
  }

  private static Effect between(Row before, DesiredRow after, Decision decision) {
    if (before.standing().enabled() != after.standing().enabled()) {
      return after.standing().enabled() ? ENABLED : DISABLED;
    }
    if (before.standing().accessMode() != after.standing().accessMode()) {
      return MODE_CHANGED;
    }
    if (before.administrator().fromDirectory() != after.administratorFromDirectory()) {
      return ROLES_CHANGED;
    }
    return decision.plan().isEmpty() ? UNCHANGED : UPDATED;
  }
}
