package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.entitlement.Plan.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Applies plans: rows, grants, log. Empty plans have no change and leave no trace. */
@ApplicationScoped
class PlanWriter {

  private final EnvironmentRules environment;
  private final RowWriter rows;
  private final Grants grants;
  private final ProvisioningLog log;

  PlanWriter(EnvironmentRules environment, RowWriter rows, Grants grants, ProvisioningLog log) {
    this.environment = environment;
    this.rows = rows;
    this.grants = grants;
    this.log = log;
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
  }

  private static List<UUID> those(List<Change> changes, Kind kind) {
    return changes.stream().filter(change -> change.has(kind)).map(Change::systemuserId).toList();
  }
}
