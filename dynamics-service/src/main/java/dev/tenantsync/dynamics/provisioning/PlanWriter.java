package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Plan.Kind;
import dev.tenantsync.dynamics.entitlement.Plan.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.UUID;

/**
 * Applies plans: rows, grants, log; and tells of it. Empty plans have no change and leave no trace.
 */
@ApplicationScoped
class PlanWriter {

  private final EnvironmentRules environment;
  private final RowWriter rows;
  private final Grants grants;
  private final ProvisioningLog log;
  private final Event<Applied> applied;

  PlanWriter(
      EnvironmentRules environment,
      RowWriter rows,
      Grants grants,
      ProvisioningLog log,
      Event<Applied> applied) {
    this.environment = environment;
    this.rows = rows;
    this.grants = grants;
    this.log = log;
    this.applied = applied;
  }

  void write(List<Change> changes, String actor) {
    if (changes.isEmpty()) {
      return;
    }
    EnvironmentRules.Root root = environment.root();
    rows.write(changes.stream().filter(Change::touchesRow).toList(), root.businessUnit());
    grants.give(those(changes, Kind.GRANT_SYSTEM_ADMINISTRATOR), root.systemAdministrator());
    grants.take(those(changes, Kind.REVOKE_SYSTEM_ADMINISTRATOR), root.systemAdministrator());
    log.write(changes, actor);
    applied.fire(new Applied(steps(changes)));
  }

  private static List<Step> steps(List<Change> changes) {
    return changes.stream().flatMap(change -> change.decision().plan().steps().stream()).toList();
  }

  private static List<UUID> those(List<Change> changes, Kind kind) {
    return changes.stream().filter(change -> change.has(kind)).map(Change::systemuserId).toList();
  }
}
