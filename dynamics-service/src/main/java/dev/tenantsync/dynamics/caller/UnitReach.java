package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How far the caller's privileges reach over units, and over what belongs to a unit. */
@ApplicationScoped
public class UnitReach {

  /** Nobody owns a unit, a role or a team. */
  private static final String NO_OWNER = "null::uuid";

  private final CurrentCaller caller;
  private final Database database;

  UnitReach(CurrentCaller caller, Database database) {
    this.caller = caller;
    this.database = database;
  }

  /**
   * A unit that is not there passes: saying so is another's business.
   *
   * @throws DataverseException 403 where the caller lacks the privilege or it does not reach the
   *     unit
   */
  public void require(Privilege privilege, UUID unit) {
    if (!caller.get().holds(privilege)) {
      throw CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.PRIVILEGE_MISSING);
    }
    SqlCondition reach = caller.get().reach(privilege, NO_OWNER, "b.businessunitid");
    List<Object> arguments = new ArrayList<>(reach.parameters());
    arguments.add(unit);
    boolean reached =
        database
            .first(
                "select coalesce(("
                    + reach.sql()
                    + "), false) as reached from businessunit b where b.businessunitid = ?",
                row -> row.truth("reached"),
                arguments.toArray())
            .orElse(true);
    if (!reached) {
      throw CurrentCaller.outOfReach();
    }
  }

  /**
   * Nobody gives, takes or changes what grants more than they hold.
   *
   * @throws DataverseException 403 where the caller lacks one of these, or that deep
   */
  public void requireOwn(Privileges privileges) {
    if (!caller.get().covers(privileges)) {
      throw CurrentCaller.refused(
          DataverseCode.PRIVILEGE_DENIED, Reason.ROLE_BEYOND_OWN_PRIVILEGES);
    }
  }

  /** The unit that the caller acts in. */
  public UUID ownUnit() {
    return caller.get().user().businessUnitId();
  }
}
