package dev.tenantsync.office365.permission;

import static org.awaitility.Awaitility.await;

import dev.tenantsync.office365.Rows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** What stands in the database: equal before and after if nothing was written. */
@ApplicationScoped
class DatabaseDigest {

  private final Rows rows;

  DatabaseDigest(Rows rows) {
    this.rows = rows;
  }

  /** A digest of each table's rows, and of the change log's end. */
  Map<String, String> take() {
    Map<String, String> digest = new TreeMap<>();
    rows.query("select tablename from pg_tables where schemaname = 'public'")
        .forEach(table -> digest.put(table, ofRows(table)));
    return digest;
  }

  /** Waits for imports that requests have started. */
  void settle() {
    String open = "select count(*) from import_job where ended_at is null";
    await().until(() -> rows.text(open).equals("0"));
  }

  private String ofRows(String table) {
    return rows.query(
            "select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \""
                + table
                + "\" t")
        .get(0);
  }
}
