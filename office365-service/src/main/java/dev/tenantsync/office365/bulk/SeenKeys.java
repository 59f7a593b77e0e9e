package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.user.NewUsers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Each name and each id counts once per file, whatever became of the line that brought it first: so
 * a dry run says what the import itself will say, wherever the chunks are cut.
 */
@ApplicationScoped
class SeenKeys {

  private final Database database;

  SeenKeys(Database database) {
    this.database = database;
  }

  /** Refuses the lines whose name or id the file has brought before. */
  List<Draft> firstOnly(List<Draft> drafts, Verdicts verdicts) {
    List<String> keys = drafts.stream().flatMap(draft -> draft.keys().stream()).distinct().toList();
    Set<String> unseen = new HashSet<>(note(verdicts.job().id(), keys));
    return verdicts.keep(
        drafts,
        draft -> {
          boolean first = true;
          for (String key : draft.keys()) {
            first &= unseen.remove(key);
          }
          if (!first) {
            throw NewUsers.taken();
          }
        });
  }

  /** An id that another object has; Graph has no words for it, as it never takes one. */
  static GraphException idTaken() {
    return GraphException.badProperty(
        "id",
        "ObjectConflict",
        "Another object with the same value for property id already exists.");
  }

  private List<String> note(UUID jobId, List<String> keys) {
    return database.query(
        """
        insert into import_key (job_id, key) select ?, key from unnest(?::text[]) as k(key)
        on conflict do nothing returning key
        """,
        row -> row.getString("key"),
        jobId,
        Database.texts(keys));
  }
}
