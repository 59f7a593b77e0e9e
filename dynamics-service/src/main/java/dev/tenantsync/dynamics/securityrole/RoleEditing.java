package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.securityrole.RoleRows.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Security roles made, renamed and deleted; a new one grants nothing. Copies follow. */
@ApplicationScoped
public class RoleEditing implements GuardedTable<Role> {

  private static final Terms TERMS =
      new Terms("ROLE", RoleTable.WRITABLE, Privilege.WRITE_ROLE, Privilege.DELETE_ROLE);

  private final GuardedEdits edits;
  private final RoleRows rows;
  private final UnitRows units;
  private final RolePrivileges privileges;
  private final RoleCopies copies;
  private final UnitReach reach;

  RoleEditing(
      GuardedEdits edits,
      RoleRows rows,
      UnitRows units,
      RolePrivileges privileges,
      RoleCopies copies,
      UnitReach reach) {
    this.edits = edits;
    this.rows = rows;
    this.units = units;
    this.privileges = privileges;
    this.copies = copies;
    this.reach = reach;
  }

  @Override
  public Entity entity() {
    return RoleTable.ENTITY;
  }

  @Override
  public GuardedEdits edits() {
    return edits;
  }

  @Override
  public Terms terms() {
    return TERMS;
  }

  @Override
  public Optional<Role> locked(UUID id) {
    return rows.locked(id);
  }

  @Override
  public Role made(UUID id, RowBody given) {
    String name = given.required("name");
    UUID unit = unit(given).orElseGet(reach::ownUnit);
    units.requireUsable(unit);
    reach.require(Privilege.CREATE_ROLE, unit);
    Role role = new Role(id, name, unit, null, Optional.empty(), 0);
    refuseTakenName(role);
    rows.insert(role);
    copies.align();
    return role;
  }

  @Override
  public Role edited(Role role, RowBody given) {
    if (given.lookups().containsKey(RoleTable.UNIT)
        && !unit(given).equals(Optional.of(role.unit()))) {
      throw RowBody.readOnly(RoleTable.UNIT);
    }
    return given.columns().get("name") instanceof String name ? role.named(name) : role;
  }

  @Override
  public void write(Role before, Role after) {
    RoleRules.refuseEdit(before);
    refuseTakenName(after);
    rows.rename(after);
    copies.align();
  }

  @Override
  public void remove(Role role) {
    RoleRules.refuseDeletion(role);
    reach.requireOwn(privileges.of(role.id()));
    if (rows.isHeld(role.id())) {
      throw new DataverseException(
          405, "0x80040227", "The role is held by users or teams; take it away from them first.");
    }
    rows.delete(role.id());
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
