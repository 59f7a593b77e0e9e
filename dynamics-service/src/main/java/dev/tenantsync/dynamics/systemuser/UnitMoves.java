package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.securityrole.RolePrivileges;
import dev.tenantsync.dynamics.securityrole.UnitRows;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Users moved to another business unit. Their roles belong to the old one and are removed (Power
 * Platform: Create or edit business units), unless the setting moves them to the new unit's copies;
 * what the directory gave always moves. Their accounts go with them.
 */
@ApplicationScoped
class UnitMoves {

  private final Database database;
  private final UnitRows units;
  private final HandEdits edits;
  private final RolePrivileges privileges;
  private final UnitReach reach;
  private final CurrentSettings settings;

  UnitMoves(
      Database database,
      UnitRows units,
      HandEdits edits,
      RolePrivileges privileges,
      UnitReach reach,
      CurrentSettings settings) {
    this.database = database;
    this.units = units;
    this.edits = edits;
    this.privileges = privileges;
    this.reach = reach;
    this.settings = settings;
  }

  /**
   * Under the guard.
   *
   * @throws DataverseException for a unit that is not there, disabled or out of reach, and for
   *     roles that cannot be taken away
   */
  void move(Target target, UUID unit) {
    if (unit.equals(target.unit())) {
      return;
    }
    boolean usable =
        units.usable(unit).orElseThrow(() -> DataverseException.notFound("businessunit", unit));
    reach.require(Privilege.WRITE_USER, unit);
    if (!usable) {
      throw new DataverseException(400, "0x80040203", "The business unit is disabled.");
    }
    List<UUID> roles = roles(target.id());
    reach.requireOwn(roles.stream().map(privileges::of).reduce(Privileges.NONE, Privileges::and));
    boolean kept = settings.current().rolesKeptOnUnitChange();
    if (target.kind() == Target.Kind.PERSON) {
      edits.allowed(target, "The business unit cannot be changed", rules -> rules.changeUnit(kept));
    }
    write(target.id(), unit);
    moveRoles(target.id(), unit, kept);
    edits.log(
        target,
        new Logged(
            Step.CHANGE_UNIT,
            Reason.UNIT_CHANGED_HERE,
            json(target.unit(), roles),
            json(unit, roles(target.id()))));
  }

  private List<UUID> roles(UUID user) {
    return database.list(
        "select distinct roleid from systemuserroles where systemuserid = ? order by roleid",
        row -> row.uuid("roleid"),
        user);
  }

  private void write(UUID user, UUID unit) {
    database.update(
        """
        update systemuser set businessunitid = ?, modifiedon = now(),
          versionnumber = nextval('row_version')
        where systemuserid = ?
        """,
        unit,
        user);
    database.update(
        """
        update account set owningbusinessunit = ?, versionnumber = nextval('row_version')
        where ownerid = ?
        """,
        unit,
        user);
  }

  private void moveRoles(UUID user, UUID unit, boolean kept) {
    database.update(
        """
        with moved as (
          delete from systemuserroles where systemuserid = ? returning roleid, origin, grantedon)
        insert into systemuserroles (systemuserid, roleid, origin, grantedon)
        select ?, there.roleid, moved.origin, moved.grantedon
        from moved join securityrole held on held.roleid = moved.roleid
          join securityrole there on there.businessunitid = ?
            and coalesce(there.parentrootroleid, there.roleid)
              = coalesce(held.parentrootroleid, held.roleid)
        where moved.origin = 'DIRECTORY' or ?
        """,
        user,
        user,
        unit,
        kept);
  }

  private static String json(UUID unit, List<UUID> roles) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("businessunitid", unit.toString());
    ArrayNode held = json.putArray("roles");
    roles.forEach(role -> held.add(role.toString()));
    return json.toString();
  }
}
