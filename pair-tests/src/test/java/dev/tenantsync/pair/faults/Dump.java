package dev.tenantsync.pair.faults;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;

/** What pg_dump and pg_restore do to data, without those programs, which are not packed. */
final class Dump {

  private static final String TABLES =
      "select format('%I', relname) from pg_class where relnamespace = 'public'::regnamespace"
          + " and relkind = 'r' and relname <> 'flyway_schema_history' order by 1";

  private static final String SEQUENCES =
      "select format('select setval(''%I'', %s)', sequencename, coalesce(last_value, 1))"
          + " from pg_sequences where schemaname = 'public'";

  private Dump() {}

  /** Loads all rows of one database into the other, which has the same tables. */
  static void load(FaultyDatabase from, FaultyDatabase to) throws SQLException, IOException {
    List<String> tables = from.texts(TABLES);
    to.execute("truncate " + String.join(", ", tables));
    try (Connection source = from.connect();
        Connection target = to.connect();
        Statement statement = target.createStatement()) {
      statement.execute("set session_replication_role = replica");
      for (String table : tables) {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        source
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + " to stdout", rows);
        target
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
      }
    }
    for (String value : from.texts(SEQUENCES)) {
      to.execute(value);
    }
  }
}
