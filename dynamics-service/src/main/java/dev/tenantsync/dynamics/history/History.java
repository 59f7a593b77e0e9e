package dev.tenantsync.dynamics.history;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.history.HistoryJson.EntryJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads the log of one user, newest first. */
@ApplicationScoped
class History {

  private final Database database;

  History(Database database) {
    this.database = database;
  }

  /** Whether this is, or ever was, the id of a row here or of an account mirrored. */
  boolean knows(UUID id) {
    return database.number(
            """
            select count(*) as n from (
              select 1 from systemuser where systemuserid = ?
              union all select 1 from directory_account where object_id = ?
              union all select 1 from provisioning_log where systemuserid = ?
              union all select 1 from provisioning_log where object_id = ?
              limit 1) known
            """,
            id,
            id,
            id,
            id)
        > 0;
  }

  /**
   * Up to so many entries, all of them made before one.
   *
   * @param id of a row, or of an account: then of every row that it ever had
   * @param before the number of an entry
   */
  List<EntryJson> read(UUID id, long before, int limit) {
    return database.list(
        """
        select id, at, step, reason, actor, correlation_id, systemuserid, object_id,
          before::text as before, after::text as after, position, cause::text as cause
        from (
          (select * from provisioning_log where systemuserid = ? and id < ?
            order by id desc limit ?)
          union
          (select * from provisioning_log where object_id = ? and id < ?
            order by id desc limit ?)) entries
        order by id desc limit ?
        """,
        EntryJson::of,
        id,
        before,
        limit,
        id,
        before,
        limit,
        limit);
  }
}
