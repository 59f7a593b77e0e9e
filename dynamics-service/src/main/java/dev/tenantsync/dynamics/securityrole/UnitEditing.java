package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.securityrole.UnitRows.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Business units made, edited and deleted, with their role copies and default teams. */
@ApplicationScoped
public class UnitEditing implements GuardedTable<Unit> {

  private static final Terms TERMS =
      new Terms(
          "UNIT",
          BusinessUnitTable.WRITABLE,
          Privilege.WRITE_BUSINESS_UNIT,
          Privilege.DELETE_BUSINESS_UNIT);

  private final GuardedEdits edits;
  private final UnitRows rows;
  private final UnitRules rules;
  private final RoleCopies copies;
  private final DefaultTeams teams;
  private final UnitReach reach;

  UnitEditing(
      GuardedEdits edits,
      UnitRows rows,
      UnitRules rules,
      RoleCopies copies,
      DefaultTeams teams,
      UnitReach reach) {
    this.edits = edits;
    this.rows = rows;
    this.rules = rules;
    this.copies = copies;
    this.teams = teams;
    this.reach = reach;
  }

  @Override
  public Entity entity() {
    return BusinessUnitTable.ENTITY;
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
  public Optional<Unit> locked(UUID id) {
    return rows.locked(id);
  }

  @Override
  public Unit made(UUID id, RowBody given) {
    String name = given.required("name");
    UUID parent = parent(given).orElseGet(rows::root);
    reach.require(Privilege.CREATE_BUSINESS_UNIT, parent);
    Unit unit =
        new Unit(id, name, parent, Boolean.TRUE.equals(given.columns().get("isdisabled")), 0);
    rules.refusePlace(unit);
    rows.insert(unit);
    align();
    return unit;
  }

  @Override
  public Unit edited(Unit unit, RowBody given) {
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

  @Override
  public void write(Unit before, Unit after) {
    UUID parent = after.parent();
    if (parent != null && !parent.equals(before.parent())) {
      reach.require(Privilege.WRITE_BUSINESS_UNIT, parent);
    }
    rules.refuseEdit(before, after);
    rows.write(after);
    align();
  }

  @Override
  public void remove(Unit unit) {
    rules.refuseDeletion(unit);
    teams.remove(unit.id());
    rows.delete(unit.id());
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
