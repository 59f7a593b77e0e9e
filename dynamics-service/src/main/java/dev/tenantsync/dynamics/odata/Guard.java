package dev.tenantsync.dynamics.odata;

import dev.tenantsync.dynamics.caller.Caller;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.odata.SqlCondition;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Who reads an entity's rows, wherever they are shown: as a list, inside other rows, on the way of
 * a filter.
 *
 * @param read the privilege that is needed; empty where everybody who is let in reads
 * @param owner SQL of the column that names a row's owner; empty where rows have none, and any
 *     depth reaches all of them
 * @param unit SQL of the column that names a row's business unit; empty with {@code owner}
 */
public record Guard(Optional<Privilege> read, String owner, String unit) {

  /** Rows that say nothing about anybody. */
  public static final Guard OPEN = new Guard(Optional.empty(), "", "");

  /** Rows without owners. */
  public static Guard of(Privilege read) {
    return new Guard(Optional.of(read), "", "");
  }

  /** Rows that a privilege reaches by its depth. */
  public static Guard of(Privilege read, String owner, String unit) {
    return new Guard(Optional.of(read), owner, unit);
  }

  /**
   * @throws DataverseException 403 for a caller who reads no such row at any depth
   */
  void require(Caller caller) {
    if (read.isPresent() && !caller.holds(read.get())) {
      throw CurrentCaller.refused(DataverseCode.PRIVILEGE_DENIED, Reason.PRIVILEGE_MISSING);
    }
  }

  /** The rows that the caller reads. */
  SqlCondition reach(Caller caller) {
    if (read.isEmpty() || (owner.isEmpty() && caller.holds(read.get()))) {
      return SqlCondition.always();
    }
    return owner.isEmpty()
        ? new SqlCondition("false", List.of())
        : caller.reach(read.get(), owner, unit);
  }

  /** The same as text without marks, for expressions inside filters: ids of our own rows. */
  String sql(Caller caller) {
    SqlCondition reach = reach(caller);
    Iterator<Object> values = reach.parameters().iterator();
    StringBuilder sql = new StringBuilder();
    for (char c : reach.sql().toCharArray()) {
      sql.append(c == '?' ? "'" + values.next() + "'::uuid" : String.valueOf(c));
    }
    return sql.toString();
  }

  /** Whether no row is out of the caller's reach. */
  boolean reachesAll(Caller caller) {
    return read.isEmpty()
        || (owner.isEmpty() ? caller.holds(read.get()) : caller.reachesAll(read.get()));
  }
}
