package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.OutputStream;

/** Writes the whole directory as of one moment. */
@ApplicationScoped
class Export {

  /** How long a reader may pause; a snapshot held for one who sleeps would harm all others. */
  private static final int PAUSE_SECONDS = 60;

  private final Sections sections;
  private final FullExport fullExport;
  private final Database database;
  private final BulkSettings settings;
  private final ObjectMapper json;

  Export(
      Sections sections,
      FullExport fullExport,
      Database database,
      BulkSettings settings,
      ObjectMapper json) {
    this.sections = sections;
    this.fullExport = fullExport;
    this.database = database;
    this.settings = settings;
    this.json = json;
  }

  /** It only reads, so the feed's fence is not held back, however long it takes. */
  void write(OutputStream output) {
    int seconds = Math.toIntExact(settings.exportTimeout().toSeconds());
    QuarkusTransaction.requiringNew()
        .timeout(seconds)
        .run(
            () -> {
              takeSnapshot(seconds);
              ExportLines lines = new ExportLines(json, output);
              sections.all().forEach(section -> section.write(lines));
              fullExport.writeEnd(lines);
              lines.flush();
            });
  }

  private void takeSnapshot(int seconds) {
    database.update("set transaction isolation level repeatable read, read only");
    // A timeout that runs already is not set anew; one that does not run is.
    database.update("set local transaction_timeout = 0");
    database.update("set local transaction_timeout = '" + seconds + "s'");
    database.update("set local idle_in_transaction_session_timeout = '" + PAUSE_SECONDS + "s'");
  }
}
