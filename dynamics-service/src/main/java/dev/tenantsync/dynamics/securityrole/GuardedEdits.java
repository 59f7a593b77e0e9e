package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowEditing.Edited;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.EditLog;
import dev.tenantsync.dynamics.provisioning.EditLog.Edit;
import dev.tenantsync.dynamics.provisioning.EditLog.Subject;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.GuardedTable.Locked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Edits by hand of units and of what belongs to one: under the environment's guard, as far as the
 * caller's privileges reach, each in the log.
 */
@ApplicationScoped
public class GuardedEdits {

  private final Provisioner provisioner;
  private final UnitReach reach;
  private final EditLog log;

  GuardedEdits(Provisioner provisioner, UnitReach reach, EditLog log) {
    this.provisioner = provisioner;
    this.reach = reach;
    this.log = log;
  }

  @Transactional
  <R extends Locked> UUID create(GuardedTable<R> table, JsonNode body) {
    RowBody given = read(table, body);
    provisioner.lockGuard();
    return made(table, UUID.randomUUID(), given);
  }

  @Transactional
  <R extends Locked> Edited patch(
      GuardedTable<R> table, RowKey key, JsonNode body, Conditions conditions) {
    RowBody given = read(table, body);
    provisioner.lockGuard();
    Optional<R> found = table.locked(key.value());
    if (found.isEmpty() && conditions.mayInsert()) {
      return new Edited(made(table, key.value(), given), true);
    }
    R row = found.orElseThrow(key::notFound);
    reach.require(table.terms().write(), row.unit());
    conditions.check(row.version());
    R edited = table.edited(row, given);
    if (!edited.equals(row)) {
      table.write(row, edited);
      log(step("EDIT", table), Reason.ROW_EDITED_HERE, row.json(), edited.json());
    }
    return new Edited(row.id(), false);
  }

  @Transactional
  <R extends Locked> void delete(GuardedTable<R> table, RowKey key, Conditions conditions) {
    provisioner.lockGuard();
    R row = table.locked(key.value()).orElseThrow(key::notFound);
    reach.require(table.terms().delete(), row.unit());
    conditions.check(row.version());
    table.remove(row);
    log(step("DELETE", table), Reason.ROW_DELETED_HERE, row.json(), null);
  }

  private static RowBody read(GuardedTable<?> table, JsonNode body) {
    return RowBody.of(table.entity(), body, RowBody.only(table.terms().writable()));
  }

  private <R extends Locked> UUID made(GuardedTable<R> table, UUID id, RowBody given) {
    R row = table.made(id, given);
    log(step("CREATE", table), Reason.ROW_MADE_HERE, null, row.json());
    return row.id();
  }

  private static String step(String verb, GuardedTable<?> table) {
    return verb + "_" + table.terms().noun();
  }

  private void log(String step, Reason reason, @Nullable String before, @Nullable String after) {
    log.write(Subject.NOBODY, new Edit(step, reason, before, after));
  }
}
