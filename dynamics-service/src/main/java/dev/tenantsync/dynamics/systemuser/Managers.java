package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a user's manager is. Asked under the guard, so that no two edits make a loop together. */
@ApplicationScoped
class Managers {

  private record Chain(boolean leadsHere, boolean loops) {}

  private final Database database;
  private final UserRows rows;

  Managers(Database database, UserRows rows) {
    this.database = database;
    this.rows = rows;
  }

  /**
   * @param manager empty for none
   * @return whether anything was written
   * @throws DataverseException for a manager who is not there, and for a loop
   */
  boolean set(Target target, Optional<RowKey> manager) {
    UUID id = manager.map(this::existing).orElse(null);
    if (id != null) {
      refuseLoop(target.id(), id);
    }
    return write(target.id(), id);
  }

  private UUID existing(RowKey manager) {
    return rows.liveIdOf(manager)
        .orElseThrow(
            () -> refused("0x80041d27", "The manager " + manager.value() + " does not exist."));
  }

  private void refuseLoop(UUID user, UUID manager) {
    Chain above =
        database
            .first(
                """
                with recursive above (id, path, looped) as (
                  select ?::uuid, array[?::uuid], false
                  union all
                  select u.parentsystemuserid, path || u.parentsystemuserid,
                    u.parentsystemuserid = any(path)
                  from above join systemuser u on u.systemuserid = above.id
                  where u.parentsystemuserid is not null and not looped
                )
                select bool_or(id = ?) as leads_here, bool_or(looped) as loops from above
                """,
                row -> new Chain(row.truth("leads_here"), row.truth("loops")),
                manager,
                manager,
                user)
            .orElseThrow();
    if (above.leadsHere()) {
      throw refused("0x80041d25", "Creating this association would make a loop of managers.");
    }
    if (above.loops()) {
      throw refused("0x80041d24", "There is a loop of managers above the one given.");
    }
  }

  private boolean write(UUID user, @Nullable UUID manager) {
    return database.update(
            """
            update systemuser set parentsystemuserid = ?::uuid, modifiedon = now(),
              versionnumber = nextval('row_version')
            where systemuserid = ? and parentsystemuserid is distinct from ?::uuid
            """,
            manager,
            user,
            manager)
        > 0;
  }

  private static DataverseException refused(String code, String text) {
    return new DataverseException(400, code, text);
  }
}
