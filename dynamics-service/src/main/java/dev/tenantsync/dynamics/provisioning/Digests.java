package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** A digest of each person's row as this service last wrote it; computed in the database. */
@ApplicationScoped
public class Digests {

  private final Database database;

  Digests(Database database) {
    this.database = database;
  }

  /**
   * Takes these rows for what the service wrote, in the transaction that wrote them; of rows that
   * are no more, nothing is kept. To be called by everyone who writes a column of the directory's
   * or a person's row itself without deciding the account.
   */
  public void remember(Collection<UUID> systemuserIds) {
    if (systemuserIds.isEmpty()) {
      return;
    }
    SqlArray ids = SqlArray.uuids(systemuserIds);
    database.update(
        """
        with gone as (
          delete from written_row w where systemuserid = any(?)
            and not exists (select from systemuser u where u.systemuserid = w.systemuserid))
        insert into written_row as w (systemuserid, object_id, digest)
        select systemuserid, object_id, digest from row_digest
        where systemuserid = any(?) and kind = 'PERSON' and object_id is not null
        order by systemuserid
        on conflict (systemuserid) do update
        set object_id = excluded.object_id, digest = excluded.digest
        where (w.object_id, w.digest) is distinct from (excluded.object_id, excluded.digest)
        """,
        ids,
        ids);
  }
}
