package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts whose version is not decided. */
@ApplicationScoped
public class Backlog {

  /** How much is open. */
  public record Size(long pending, long withheld, Optional<Duration> oldest) {}

  private final Database database;

  Backlog(Database database) {
    this.database = database;
  }

  /**
   * The oldest versions that can be decided now: not those whose loss is withheld until the other
   * feeds were read, not those that failed and are to be left alone for a while, and not those that
   * the brake has set aside.
   */
  List<UUID> due(int limit) {
    return database.list(
        """
        select a.object_id
        from directory_account a cross join feed_reach reach
        left join sync_failure f on f.object_id = a.object_id
        where a.pending
          and (not a.withheld or settled(a, reach))
          and (f.object_id is null or f.version is distinct from a.version
            or f.next_try <= clock_timestamp())
          and not exists (
            select from brake_ask b
            where b.object_id = a.object_id and b.state = 'ASIDE' and b.account_version = a.version)
        order by a.version
        limit ?
        """,
        row -> row.uuid("object_id"),
        limit);
  }

  /** Whether a loss waits for other feeds to be read. */
  boolean withholds() {
    return database.number(
            """
            select count(*) as n from (
              select 1 from directory_account where pending and withheld limit 1
            ) any_withheld
            """)
        > 0;
  }

  public Size size() {
    return database
        .first(
            """
            select count(*) as pending, count(*) filter (where withheld) as withheld,
              (extract(epoch from clock_timestamp() - min(seen_at)) * 1000)::bigint as oldest
            from directory_account where pending
            """,
            row ->
                new Size(
                    row.number("pending"),
                    row.number("withheld"),
                    row.number("pending") == 0
                        ? Optional.empty()
                        : Optional.of(Duration.ofMillis(row.number("oldest")))))
        .orElseThrow();
  }
}
