package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantsync.office365.error.GraphException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What makes a file a whole export: its first line and its last, and where it may be restored. */
@ApplicationScoped
class FullExport implements Section {

  private static final String BEGIN = "#tenantSync.export";
  private static final String END = "#tenantSync.exportEnd";
  private static final String VERSION = "version";
  private static final String LINES = "lines";
  private static final int CURRENT = 1;

  private final Database database;
  private final ObjectMapper json;

  FullExport(Database database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public Set<String> types() {
    return Set.of(BEGIN, END);
  }

  @Override
  public void write(ExportLines lines) {
    lines.write(lines.line(BEGIN).put(VERSION, CURRENT));
  }

  /** Tells how many lines there are, this one included: a file that broke off lacks it. */
  void writeEnd(ExportLines lines) {
    lines.write(lines.line(END).put(LINES, lines.count() + 1));
  }

  /** They were read when the file came in. */
  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    return () -> {};
  }

  /**
   * @throws GraphException if the file has no beginning or no end, or is of another version
   */
  void requireWhole(Spool spool) {
    JsonNode first = parsed(spool.first());
    if (!first.path(Line.TYPE).asText().equals(BEGIN)) {
      throw GraphException.badRequest("The file does not begin as an export does.");
    }
    if (first.path(VERSION).asInt() != CURRENT) {
      throw GraphException.badProperty(
          VERSION,
          "InvalidValue",
          "The export is of version " + first.path(VERSION) + "; known is version 1.");
    }
    JsonNode last = parsed(spool.last());
    boolean ended = last.path(Line.TYPE).asText().equals(END);
    if (!ended || last.path(LINES).asInt() != spool.lines()) {
      throw GraphException.badRequest(
          "The export is incomplete: its end is missing, or lines are.");
    }
  }

  /**
   * @throws GraphException if there are users, deleted ones included, or groups
   */
  void requireEmptyDirectory() {
    boolean empty =
        database
            .query(
                """
                select exists (select from directory_user)
                  or exists (select from directory_group) as found
                """,
                row -> !row.getBoolean("found"))
            .get(0);
    if (!empty) {
      throw GraphException.badProperty(
          "mode",
          "DirectoryNotEmpty",
          "Only a directory without users and groups can be restored.");
    }
  }

  private JsonNode parsed(Optional<byte[]> line) {
    try {
      return json.readTree(line.orElseThrow());
    } catch (IOException malformed) {
      return json.createObjectNode();
    }
  }
}
