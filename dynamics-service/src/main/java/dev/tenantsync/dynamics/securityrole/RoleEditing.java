package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
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
import dev.tenantsync.dynamics.securityrole.RoleRows.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Security roles made, renamed and deleted; a new one grants nothing. Copies follow. */
@ApplicationScoped
public class RoleEditing implements RowEditing {

  private final Provisioner provisioner;
  private final RoleRows rows;
  private final UnitRows units;
  private final RolePrivileges privileges;
  private final RoleCopies copies;
  private final UnitReach reach;
  private final EditLog log;

  RoleEditing(
      Provisioner provisioner,
      RoleRows rows,
      UnitRows units,
      RolePrivileges privileges,
      RoleCopies copies,
      UnitReach reach,
      EditLog log) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.units = units;
    this.privileges = privileges;
    this.copies = copies;
    this.reach = reach;
    this.log = log;
  }

  @Override
  public Entity entity() {
    return RoleTable.ENTITY;
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
    Optional<Role> found = rows.locked(key.value());
    if (found.isEmpty() && conditions.mayInsert()) {
      return new Edited(made(key.value(), given), true);
    }
    Role role = found.orElseThrow(key::notFound);
    reach.require(Privilege.WRITE_ROLE, role.unit());
    conditions.check(role.version());
    rename(role, given);
    return new Edited(role.id(), false);
  }

  @Override
  @Transactional
  public void delete(RowKey key, Conditions conditions) {
    provisioner.lockGuard();
    Role role = rows.locked(key.value()).orElseThrow(key::notFound);
    reach.require(Privilege.DELETE_ROLE, role.unit());
    conditions.check(role.version());
    RoleRules.refuseDeletion(role);
    reach.requireOwn(privileges.of(role.id()));
    if (rows.isHeld(role.id())) {
      throw new DataverseException(
          405, "0x80040227", "The role is held by users or teams; take it away from them first.");
    }
    rows.delete(role.id());
    log.write(Subject.NOBODY, new Edit("DELETE_ROLE", Reason.ROW_DELETED_HERE, role.json(), null));
  }

  private static RowBody read(JsonNode body) {
    return RowBody.of(RoleTable.ENTITY, body, RowBody.only(RoleTable.WRITABLE));
  }

  private UUID made(UUID id, RowBody given) {
    String name = given.required("name");
    UUID unit = unit(given).orElseGet(reach::ownUnit);
    boolean usable =
        units.usable(unit).orElseThrow(() -> DataverseException.notFound("businessunit", unit));
    if (!usable) {
      throw new DataverseException(400, "0x80040203", "The business unit is disabled.");
    }
    reach.require(Privilege.CREATE_ROLE, unit);
    Role role = new Role(id, name, unit, null, Optional.empty(), 0);
    refuseTakenName(role);
    rows.insert(role);
    copies.align();
    log.write(Subject.NOBODY, new Edit("CREATE_ROLE", Reason.ROW_MADE_HERE, null, role.json()));
    return id;
  }

  private void rename(Role role, RowBody given) {
    if (given.lookups().containsKey(RoleTable.UNIT)
        && !unit(given).equals(Optional.of(role.unit()))) {
      throw RowBody.readOnly(RoleTable.UNIT);
    }
    Role renamed = given.columns().get("name") instanceof String name ? role.named(name) : role;
    if (renamed.equals(role)) {
      return;
    }
    RoleRules.refuseEdit(role);
    refuseTakenName(renamed);
    rows.rename(renamed);
    copies.align();
    log.write(
        Subject.NOBODY, new Edit("EDIT_ROLE", Reason.ROW_EDITED_HERE, role.json(), renamed.json()));
  }

  private void refuseTakenName(Role role) {
    if (rows.nameIsTaken(role)) {
      throw RoleCopies.duplicate(role.name());
    }
  }

  private static Optional<UUID> unit(RowBody given) {
    return given.lookups().getOrDefault(RoleTable.UNIT, Optional.empty()).map(RowKey::value);
  }
}
