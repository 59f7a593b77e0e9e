package dev.tenantsync.bootstrap.database;

/**
 * Where a table and its transaction numbers are at home. Found elsewhere, they may have been set
 * back to an earlier moment, and numbers be given a second time.
 */
public final class Home {

  /**
   * The server's cluster, its timeline, which is a new one after each promotion of a standby and
   * each recovery to a moment, and the table, which is a new one in a restored dump. A copy of a
   * stopped server's files has them all.
   */
  private static final String SQL =
      """
      ((select system_identifier from pg_control_system())
        || '/' || case when pg_is_in_recovery() then 'standby'
                       else left(pg_walfile_name(pg_current_wal_insert_lsn()), 8) end
        || '/' || '%s'::regclass::oid)""";

  private Home() {}

  /** The SQL expression, a text, that tells it; of a standby it tells only that it is one. */
  public static String of(String table) {
    return SQL.formatted(table);
  }
}
