package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.license.FormerHolders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Users whose inherited licences were yet to be judged when the export was made, first marked
 * first. An export does not wait for them, as a busy directory may always have some: where it is
 * restored they are judged once all they depend on is there, hence last of all.
 */
@ApplicationScoped
class PendingSection implements Section {

  private static final String TYPE = "#tenantSync.pendingLicenses";
  private static final String USER = "userId";

  private final FormerHolders holders;
  private final Database database;

  PendingSection(FormerHolders holders, Database database) {
    this.holders = holders;
    this.database = database;
  }

  @Override
  public Set<String> types() {
    return Set.of(TYPE);
  }

  /** Marks outlive users who are gone for good. */
  @Override
  public void write(ExportLines lines) {
    database.each(
        """
        select user_id from license_pending where user_id in (select id from directory_user)
        group by user_id order by min(seq)
        """,
        row -> lines.line(TYPE).put(USER, row.getString("user_id")),
        lines::write);
  }

  @Override
  public Runnable read(List<Line> lines, Verdicts verdicts) {
    Map<UUID, Integer> marked = new LinkedHashMap<>();
    for (Line line : lines) {
      verdicts
          .judge(line.number(), () -> userId(Fields.of(line.body())))
          .ifPresent(userId -> marked.putIfAbsent(userId, line.number()));
    }
    return () -> mark(marked, verdicts);
  }

  private static UUID userId(Fields line) {
    UUID userId = line.requiredUuid(USER);
    line.end();
    return userId;
  }

  private void mark(Map<UUID, Integer> marked, Verdicts verdicts) {
    Set<UUID> known =
        new HashSet<>(
            database.query(
                "select id from directory_user where id = any(?)",
                row -> row.getObject("id", UUID.class),
                Database.uuids(marked.keySet())));
    marked.forEach(
        (userId, line) -> {
          if (!known.contains(userId)) {
            verdicts.refuse(
                line,
                GraphException.badProperty(USER, "NotFound", "There is no user " + userId + "."));
          }
        });
    holders.mark(marked.keySet().stream().filter(known::contains).toList());
  }
}
