package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Has accounts decided anew that may have come into scope or left it. */
@ApplicationScoped
class ScopedAccounts {

  private final Database database;
  private final Accounts accounts;

  ScopedAccounts(Database database, Accounts accounts) {
    this.database = database;
    this.accounts = accounts;
  }

  /** Those not mirrored yet come with their own page. */
  void moved(Collection<UUID> ids, Arrival arrival) {
    accounts.groupsChanged(ids, arrival);
  }

  /**
   * Every account may have.
   *
   * @return how many there are
   */
  int allMoved(Arrival arrival) {
    List<UUID> all =
        database.list(
            "select object_id from directory_account order by object_id",
            row -> row.uuid("object_id"));
    moved(all, arrival);
    return all.size();
  }

  /** Has a loss of any account wait until every feed was read to its end after this moment. */
  void awaitFeeds(long clock) {
    database.update("update directory_account set groups_clock = ?", clock);
  }
}
