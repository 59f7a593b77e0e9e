package dev.tenantsync.dynamics.function;

import dev.tenantsync.dynamics.account.AccountTable;
import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import dev.tenantsync.odata.SqlCondition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a user may do to one row, in Dataverse's words. */
@ApplicationScoped
class AccessRights {

  private final Database database;

  AccessRights(Database database) {
    this.database = database;
  }

  /**
   * Comma-separated names, or {@code None}.
   *
   * @throws DataverseException 404 for a row that is not there
   */
  String of(Caller user, TargetReference target) {
    boolean account = target.set().equals("accounts");
    Map<String, SqlCondition> reaches = new LinkedHashMap<>();
    if (account) {
      reaches.put("ReadAccess", AccountTable.reach(user, Privilege.READ_ACCOUNT));
      reaches.put("WriteAccess", AccountTable.reach(user, Privilege.WRITE_ACCOUNT));
      reaches.put("DeleteAccess", AccountTable.reach(user, Privilege.DELETE_ACCOUNT));
    } else {
      reaches.put("ReadAccess", SystemUserTable.reach(user, Privilege.READ_USER));
      reaches.put("WriteAccess", SystemUserTable.reach(user, Privilege.WRITE_USER));
      reaches.put("DeleteAccess", SystemUserTable.reach(user, Privilege.DELETE_USER));
    }
    List<String> held = new ArrayList<>();
    reaches.forEach(
        (right, reach) -> {
          if (reached(target, account ? "account a" : "systemuser u", reach)) {
            held.add(right);
          }
        });
    return held.isEmpty() ? "None" : String.join(", ", held);
  }

  private boolean reached(TargetReference target, String table, SqlCondition reach) {
    String key = table.equals("account a") ? "a.accountid" : "u.systemuserid";
    List<Object> arguments = new ArrayList<>(reach.parameters());
    arguments.add(target.id());
    return database
        .first(
            "select (" + reach.sql() + ") as reached from " + table + " where " + key + " = ?",
            row -> row.truth("reached"),
            arguments.toArray())
        .orElseThrow(() -> DataverseException.notFound(target.set(), target.id()));
  }
}
