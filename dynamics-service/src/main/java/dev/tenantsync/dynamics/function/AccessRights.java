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
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user may do to one row, in Dataverse's words. */
@ApplicationScoped
class AccessRights {

  /** A table that rights are asked about: where its rows are, and what reaches them. */
  private record Table(
      String rows,
      String key,
      BiFunction<Caller, Privilege, SqlCondition> reach,
      Privilege read,
      Privilege write,
      Privilege delete) {}

  private static final Table ACCOUNTS =
      new Table(
          "account a",
          "a.accountid",
          AccountTable::reach,
          Privilege.READ_ACCOUNT,
          Privilege.WRITE_ACCOUNT,
          Privilege.DELETE_ACCOUNT);

  private static final Table USERS =
      new Table(
          "systemuser u",
          "u.systemuserid",
          SystemUserTable::reach,
          Privilege.READ_USER,
          Privilege.WRITE_USER,
          Privilege.DELETE_USER);

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
    Table table = target.isAccount() ? ACCOUNTS : USERS;
    SqlCondition read = table.reach().apply(user, table.read());
    SqlCondition write = table.reach().apply(user, table.write());
    SqlCondition delete = table.reach().apply(user, table.delete());
    List<Object> arguments = new ArrayList<>();
    Stream.of(read, write, delete).map(SqlCondition::parameters).forEach(arguments::addAll);
    arguments.add(target.id());
    String held =
        database
            .first(
                "select (%s) as readable, (%s) as writable, (%s) as deletable from %s where %s = ?"
                    .formatted(read.sql(), write.sql(), delete.sql(), table.rows(), table.key()),
                row ->
                    Stream.of(
                            row.truth("readable") ? "ReadAccess" : "",
                            row.truth("writable") ? "WriteAccess" : "",
                            row.truth("deletable") ? "DeleteAccess" : "")
                        .filter(right -> !right.isEmpty())
                        .collect(Collectors.joining(", ")),
                arguments.toArray())
            .orElseThrow(() -> DataverseException.notFound(target.set(), target.id()));
    return held.isEmpty() ? "None" : held;
  }
}
