package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
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

  /**
   * Those not mirrored yet come with their own page.
   *
   * @param told who was told of as a member of a group in scope, changed or not
   */
  void moved(Collection<UUID> ids, Collection<UUID> told, Arrival arrival) {
    accounts.groupsChanged(ids, allAreAccounts(told) ? told : undecided(), arrival);
  }

  /** If not, a group may have been in scope for a while, or out of it, with whoever is in it. */
  private boolean allAreAccounts(Collection<UUID> members) {
    return members.isEmpty()
        || database.number(
                """
                select count(*) as n from unnest(?::uuid[]) as t (id)
                where not exists (select from directory_account a where a.object_id = t.id)
                """,
                SqlArray.uuids(members))
            == 0;
  }

  private List<UUID> undecided() {
    return database.list(
        "select object_id from directory_account where pending", row -> row.uuid("object_id"));
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
    moved(all, List.of(), arrival);
    return all.size();
  }

  /** Has a loss of any account wait until every feed was read to its end after this moment. */
  void awaitFeeds(long clock) {
    database.update("update directory_account set groups_clock = ?", clock);
  }
}
