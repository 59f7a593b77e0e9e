package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compares rows with what was last written of them, within the database and some at a time. What
 * differs is noted and decided once more; nothing else is written.
 */
@ApplicationScoped
public class Verification {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /**
   * What one step came to.
   *
   * @param next where the next step begins; empty after the last
   */
  public record Step(int found, Optional<UUID> next) {}

  private record Finding(UUID systemuserId, UUID objectId, String kind) {}

  private final Database database;
  private final Again again;
  private final int rowsPerStep;
  private final int kept;

  Verification(Database database, Again again, DynamicsSettings settings) {
    this.database = database;
    this.again = again;
    this.rowsPerStep = Math.max(1, settings.verify().step());
    this.kept = settings.verify().keptFindings();
  }

  /**
   * Compares the next rows, in the order of their keys.
   *
   * @param from where the step before ended; empty for the first
   */
  public Step step(Optional<UUID> from) {
    UUID after = from.orElse(BEFORE_ALL);
    Optional<UUID> last = last(after);
    List<Finding> findings = findings(after, last.orElse(null));
    if (!findings.isEmpty()) {
      QuarkusTransaction.requiringNew().run(() -> note(findings));
    }
    return new Step(findings.size(), last);
  }

  private Optional<UUID> last(UUID after) {
    return database.first(
        """
        select systemuserid from written_row where systemuserid > ?
        order by systemuserid offset ? limit 1
        """,
        row -> row.uuid("systemuserid"),
        after,
        rowsPerStep - 1);
  }

  private List<Finding> findings(UUID after, @Nullable UUID last) {
    return database.list(
        """
        select systemuserid, coalesce(w.object_id, r.object_id) as object_id,
          case when w.systemuserid is null then 'ROW_UNKNOWN'
            when r.systemuserid is not null
              or exists (select from systemuser u where u.systemuserid = w.systemuserid)
            then 'ROW_CHANGED' else 'ROW_MISSING' end as kind
        from (
          select * from written_row
          where systemuserid > ? and (?::uuid is null or systemuserid <= ?::uuid)) w
        full join (
          select * from row_digest
          where kind = 'PERSON' and object_id is not null
            and systemuserid > ? and (?::uuid is null or systemuserid <= ?::uuid)) r
        using (systemuserid)
        where w.digest is distinct from r.digest
        """,
        row -> new Finding(row.uuid("systemuserid"), row.uuid("object_id"), row.text("kind")),
        after,
        last,
        last,
        after,
        last,
        last);
  }

  private void note(List<Finding> findings) {
    database.update(
        """
        insert into drift (object_id, systemuserid, kind)
        select object_id, systemuserid, kind
        from unnest(?::uuid[], ?::uuid[], ?::text[]) as p (object_id, systemuserid, kind)
        on conflict do nothing
        """,
        SqlArray.of("uuid", findings, Finding::objectId),
        SqlArray.of("uuid", findings, Finding::systemuserId),
        SqlArray.of("text", findings, Finding::kind));
    List<UUID> ids = findings.stream().map(Finding::objectId).toList();
    missAccounts(ids);
    again.ask(ids);
    database.update(
        """
        delete from drift
        where outcome is not null and id <= (select max(id) from drift) - ?
        """,
        kept);
  }

  /** A row whose account the directory has never shown counts as one whose account is absent. */
  private void missAccounts(List<UUID> ids) {
    database.update(
        """
        insert into directory_account (object_id, presence, absence_inferred, account_enabled,
          plan_ids, version, generation, seen_at)
        select p.id, 'GONE', true, true, '{}', nextval('account_version'), c.generation,
          clock_timestamp()
        from unnest(?::uuid[]) as p (id)
          join feed_cursor c on c.feed = 'USERS' and c.known and c.phase = 'FOLLOWING'
        order by p.id
        on conflict do nothing
        """,
        SqlArray.uuids(ids));
  }
}
