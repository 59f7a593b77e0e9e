package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says about held disables. Saying so changes no row: approved ones are decided anew
 * by whoever pulls, batch by batch, from the facts of that moment.
 */
@ApplicationScoped
public class HoldVerdicts {

  private final Database database;
  private final Provisioner provisioner;
  private final Again again;
  private final Holds holds;

  HoldVerdicts(Database database, Provisioner provisioner, Again again, Holds holds) {
    this.database = database;
    this.provisioner = provisioner;
    this.again = again;
    this.holds = holds;
  }

  /**
   * Lets those happen that are held, or the one that is held or was rejected.
   *
   * @param objectId null for all members of the hold
   * @return how many
   */
  @Transactional
  public int approve(long hold, @Nullable UUID objectId, String actor) {
    provisioner.lockGuard();
    List<UUID> approved =
        database.list(
            """
            update sync_hold_member
            set state = 'APPROVED', settled_by = ?, settled_at = clock_timestamp()
            where hold_id = ? and (?::uuid is null or object_id = ?::uuid)
              and (state = 'HELD' or (state = 'REJECTED' and ?::uuid is not null))
            returning object_id
            """,
            row -> row.uuid("object_id"),
            actor,
            hold,
            objectId,
            objectId,
            objectId);
    again.ask(approved);
    return approved.size();
  }

  /**
   * Keeps those from happening, until their accounts change.
   *
   * @param objectId null for all members of the hold
   * @return how many
   */
  @Transactional
  public int reject(long hold, @Nullable UUID objectId, String actor) {
    provisioner.lockGuard();
    int rejected =
        database.update(
            """
            update sync_hold_member
            set state = 'REJECTED', settled_by = ?, settled_at = clock_timestamp()
            where hold_id = ? and (?::uuid is null or object_id = ?::uuid)
              and state in ('HELD', 'APPROVED')
            """,
            actor,
            hold,
            objectId,
            objectId);
    holds.close();
    return rejected;
  }
}
