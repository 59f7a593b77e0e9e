package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Desired.DesiredRow;
import dev.tenantsync.dynamics.entitlement.Plan.Kind;
import dev.tenantsync.dynamics.entitlement.Row;
import java.util.Optional;
import java.util.UUID;

/** One planned change: which row, from what, to what. */
record Change(UUID systemuserId, Optional<Row> before, Account account, Decision decision) {

  DesiredRow wanted() {
    return decision.desired().row().orElseThrow();
  }

  UUID objectId() {
    return account.facts().objectId();
  }

  boolean has(Kind kind) {
    return decision.plan().has(kind);
  }

  /** Whether the row itself is written, and not its grants only. */
  boolean touchesRow() {
    return decision.plan().steps().stream().anyMatch(step -> step.kind().writesRow());
  }
}
