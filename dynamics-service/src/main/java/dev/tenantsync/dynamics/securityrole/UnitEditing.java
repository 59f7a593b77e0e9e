package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowEditing;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.provisioning.EditLog;
import dev.tenantsync.dynamics.provisioning.EditLog.Edit;
import dev.tenantsync.dynamics.provisioning.EditLog.Subject;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.UnitRows.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Business units made, edited and deleted, with their role copies and default teams. */
@ApplicationScoped
public class UnitEditing implements RowEditing {

  private final Provisioner provisioner;
  private final UnitRows rows;
  private final UnitRules rules;
  private final RoleCopies copies;
  private final DefaultTeams teams;
  private final UnitReach reach;
  private final EditLog log;

  UnitEditing(
      Provisioner provisioner,
      UnitRows rows,
      UnitRules rules,
      RoleCopies copies,
      DefaultTeams teams,
      UnitReach reach,
      EditLog log) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.rules = rules;
    this.copies = copies;
    this.teams = teams;
    this.reach = reach;
    this.log = log;
  }

  @Override
  public Entity entity() {
    return BusinessUnitTable.ENTITY;
  }

  @Override
  @Transactional
  public UUID create(JsonNode body) {
    RowBody given = read(body);
    provisioner.lockGuard();
    return made(UUID.randomUUID(), given);
  }

  @Override
  @Transactional
  public Edited patch(RowKey key, JsonNode body, Conditions conditions) {
    RowBody given = read(body);
    provisioner.lockGuard();
    Optional<Unit> found = rows.locked(key.value());
    if (found.isEmpty() && conditions.mayInsert()) {
      return new Edited(made(key.value(), given), true);
    }
    Unit unit = found.orElseThrow(key::notFound);
    reach.require(Privilege.WRITE_BUSINESS_UNIT, unit.id());
    conditions.check(unit.version());
    edit(unit, given);
    return new Edited(unit.id(), false);
  }

  @Override
  @Transactional
  public void delete(RowKey key, Conditions conditions) {
    provisioner.lockGuard();
    Unit unit = rows.locked(key.value()).orElseThrow(key::notFound);
    reach.require(Privilege.DELETE_BUSINESS_UNIT, unit.id());
    conditions.check(unit.version());
    rules.refuseDeletion(unit);
    teams.remove(unit.id());
    rows.delete(unit.id());
    log.write(Subject.NOBODY, new Edit("DELETE_UNIT", Reason.ROW_DELETED_HERE, unit.json(), null));
  }

  private static RowBody read(JsonNode body) {
    return RowBody.of(BusinessUnitTable.ENTITY, body, RowBody.only(BusinessUnitTable.WRITABLE));
  }

  private UUID made(UUID id, RowBody given) {
    String name = given.required("name");
    UUID parent = parent(given).orElseGet(rows::root);
    reach.require(Privilege.CREATE_BUSINESS_UNIT, parent);
    Unit unit =
        new Unit(id, name, parent, Boolean.TRUE.equals(given.columns().get("isdisabled")), 0);
    rules.refusePlace(unit);
    rows.insert(unit);
    align();
    log.write(Subject.NOBODY, new Edit("CREATE_UNIT", Reason.ROW_MADE_HERE, null, unit.json()));
    return id;
  }

  private void edit(Unit unit, RowBody given) {
    Unit edited = edited(unit, given);
    if (edited.equals(unit)) {
      return;
    }
    UUID parent = edited.parent();
    if (parent != null && !parent.equals(unit.parent())) {
      reach.require(Privilege.WRITE_BUSINESS_UNIT, parent);
    }
    rules.refuseEdit(unit, edited);
    rows.write(edited);
    align();
    log.write(
        Subject.NOBODY, new Edit("EDIT_UNIT", Reason.ROW_EDITED_HERE, unit.json(), edited.json()));
  }

  private static Unit edited(Unit unit, RowBody given) {
    Unit edited = unit;
    if (given.columns().get("name") instanceof String name) {
      edited = edited.named(name);
    }
    if (given.columns().get("isdisabled") instanceof Boolean disabled) {
      edited = edited.disabled(disabled);
    }
    if (given.lookups().containsKey(BusinessUnitTable.PARENT_UNIT)) {
      edited = edited.below(parent(given).orElseThrow(UnitRules::parentNeeded));
    }
    return edited;
  }

  private static Optional<UUID> parent(RowBody given) {
    return given
        .lookups()
        .getOrDefault(BusinessUnitTable.PARENT_UNIT, Optional.empty())
        .map(RowKey::value);
  }

  private void align() {
    copies.align();
    teams.align();
  }
}
