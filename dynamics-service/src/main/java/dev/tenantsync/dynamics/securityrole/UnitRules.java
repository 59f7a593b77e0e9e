package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.securityrole.UnitRows.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;

/** What may become of a business unit (Dataverse: data service error codes). */
@ApplicationScoped
class UnitRules {

  private final UnitRows rows;

  UnitRules(UnitRows rows) {
    this.rows = rows;
  }

  static DataverseException parentNeeded() {
    return refused("0x80040203", "Only the root business unit has no parent.");
  }

  /** A new unit, or one that moved: below what is there and in use, and named like no sibling. */
  void refusePlace(Unit unit) {
    UUID parent = Objects.requireNonNull(unit.parent());
    boolean usable =
        rows.usable(parent).orElseThrow(() -> DataverseException.notFound("businessunit", parent));
    if (!usable) {
      throw refused("0x80040203", "The parent business unit is disabled.");
    }
    refuseTakenName(unit);
  }

  void refuseEdit(Unit before, Unit after) {
    if (before.root() && !after.root()) {
      throw refused("0x80040203", "The root business unit cannot be given a parent.");
    }
    if (after.disabled() && !before.disabled()) {
      refuseDisabling(after);
    }
    if (after.root() || Objects.equals(before.parent(), after.parent())) {
      refuseTakenName(after);
      return;
    }
    refusePlace(after);
    if (rows.isAbove(after.id(), Objects.requireNonNull(after.parent()))) {
      throw refused(
          "0x80040203", "Creating this parental association would create a loop of units.");
    }
  }

  void refuseDeletion(Unit unit) {
    if (unit.root()) {
      throw refused("0x80041d63", "The root business unit cannot be disabled or deleted.");
    }
    if (!unit.disabled()) {
      throw refused("0x80041d60", "A business unit that is not disabled cannot be deleted.");
    }
    if (rows.hasChild(unit.id())) {
      throw refused("0x80041d61", "A business unit with a unit below it cannot be deleted.");
    }
    if (rows.ownsRecords(unit.id())) {
      throw refused("0x80041d62", "The business unit owns records and cannot be deleted.");
    }
    if (rows.hasMembers(unit.id())) {
      throw new DataverseException(
          405,
          "0x80040227",
          "Users or teams belong to the business unit, so that it cannot be deleted.");
    }
  }

  /** Whoever is in a disabled unit would be shut out, and the sync would not know. */
  private void refuseDisabling(Unit unit) {
    if (unit.root()) {
      throw refused("0x80041d63", "The root business unit cannot be disabled or deleted.");
    }
    if (rows.hasUsersBelow(unit.id())) {
      throw refused(
          "0x80041d59",
          "The business unit cannot be disabled while users are in it or below it; move them"
              + " first.");
    }
  }

  private void refuseTakenName(Unit unit) {
    if (rows.hasSiblingNamed(unit)) {
      throw new DataverseException(
          412, "0x80040237", "A business unit named '" + unit.name() + "' exists already there.");
    }
  }

  private static DataverseException refused(String code, String text) {
    return new DataverseException(400, code, text);
  }
}
