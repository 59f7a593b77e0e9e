package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Whom an enumeration of users has shown, and after its last page, whom it has not. Nothing of it
 * is written on the accounts themselves.
 */
@ApplicationScoped
class Enumerated {

  /** Any write after the enumeration began is a sight of the account, too. */
  private static final String UNSEEN =
      """
       from unseen_account join directory_account a using (object_id)
      where a.generation < ? and a.presence <> 'GONE'
      """;

  private final Database database;

  Enumerated(Database database) {
    this.database = database;
  }

  /** Notes whom a page shows, in the transaction that applies it. */
  void shown(Collection<UUID> ids, Cursor from, boolean last) {
    if (from.phase() == Phase.CONFIRMING) {
      looked(ids);
    } else if (from.phase() == Phase.ENUMERATING) {
      database.update("insert into enumerated_page values (?)", SqlArray.uuids(ids));
      if (last) {
        close(from);
      }
    }
  }

  private void close(Cursor cursor) {
    database.update(
        """
        insert into unseen_account
        select a.object_id from directory_account a
        where a.generation < ? and a.presence <> 'GONE' and not exists (
          select from (select unnest(object_ids) as id from enumerated_page) shown
          where shown.id = a.object_id)
        on conflict do nothing
        """,
        cursor.generation());
    database.update("delete from enumerated_page");
  }

  /** The next of those that were not shown. */
  List<UUID> unseen(Cursor cursor, int limit) {
    return database.list(
        "select object_id" + UNSEEN + " order by object_id limit " + limit,
        row -> row.uuid("object_id"),
        cursor.generation());
  }

  /** How many that are there, as far as is known, were not shown. */
  long missing(Cursor cursor) {
    return database.number(
        "select count(*) as n" + UNSEEN + " and a.presence = 'PRESENT'", cursor.generation());
  }

  /** These were seen or looked up meanwhile. */
  void looked(Collection<UUID> ids) {
    database.update("delete from unseen_account where object_id = any(?)", SqlArray.uuids(ids));
  }

  /** Before another enumeration, or when nobody is to be looked up any more. */
  void forget() {
    database.update("delete from enumerated_page");
    database.update("delete from unseen_account");
  }
}
