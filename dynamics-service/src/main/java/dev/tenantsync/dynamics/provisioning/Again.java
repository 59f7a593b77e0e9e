package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Accounts to be decided once more although their version is decided: their hold was approved, the
 * row was changed in the database, or another administrator has come.
 */
@ApplicationScoped
public class Again {

  private final Database database;

  Again(Database database) {
    this.database = database;
  }

  public void ask(Collection<UUID> objectIds) {
    database.update(
        """
        insert into decide_again (object_id)
        select id from unnest(?::uuid[]) as id on conflict do nothing
        """,
        SqlArray.uuids(objectIds));
  }

  /** The longest waiting; not those that failed and are to be left alone for a while. */
  public List<UUID> due(int limit) {
    return database.list(
        """
        select d.object_id from decide_again d
        where not exists (
          select from sync_failure f
          where f.object_id = d.object_id and f.next_try > clock_timestamp())
        order by d.asked_at, d.object_id limit ?
        """,
        row -> row.uuid("object_id"),
        limit);
  }

  /** To be called in the transaction that decided them. */
  public void done(Collection<UUID> objectIds) {
    database.update("delete from decide_again where object_id = any(?)", SqlArray.uuids(objectIds));
  }

  /**
   * Asks for those who are held because there was no other System Administrator, once there is.
   *
   * @return how many
   */
  public int administratorsReplaced() {
    return database.update(
        """
        insert into decide_again (object_id)
        select m.object_id
        from sync_hold h join sync_hold_member m on m.hold_id = h.id
        where h.class = 'LAST_ADMINISTRATOR' and h.closed_at is null and m.state = 'HELD'
          and exists (
            select from systemuser u join system_administrator g using (systemuserid)
            where u.kind = 'PERSON' and not u.isdisabled and u.deletedstate = 0
              and not exists (
                select from sync_hold_member o
                where o.hold_id = h.id and o.state = 'HELD'
                  and o.object_id = u.azureactivedirectoryobjectid))
        on conflict do nothing
        """);
  }
}
