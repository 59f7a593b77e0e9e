package dev.tenantsync.dynamics.freshness;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks how far the directory's changes have come. */
@ApplicationScoped
class Freshness {

  /** Of those who are named, one more than is shown. */
  private static final int NAMED = 21;

  private enum Kind {
    FEED,
    UNDECIDED,
    FAILED,
    HELD
  }

  private record Line(Kind kind, String text) {}

  private final Database database;

  Freshness(Database database) {
    this.database = database;
  }

  /**
   * One statement, so that all of it is of one moment. A withheld loss leaves its account
   * undecided; what failed counts as decided in the version that failed.
   */
  Reached look() {
    Map<Kind, List<String>> lines = new EnumMap<>(Kind.class);
    database
        .list(
            """
            select 'FEED' as kind, coalesce(position, '') as text from feed_cursor
            union all
            select distinct 'UNDECIDED', a.reached_before
            from directory_account a
              left join sync_failure f on f.object_id = a.object_id and f.version = a.version
            where a.pending and a.reached_before is not null
              and f.object_id is null
            union all
            select 'FAILED', object_id::text from (
              select object_id from sync_failure where object_id is not null
              order by last_at desc limit ?) failed
            union all
            select 'HELD', object_id::text from (
              select object_id from sync_hold_member where state in ('HELD', 'REJECTED')
              order by held_at desc limit ?) held
            """,
            row -> new Line(Kind.valueOf(row.text("kind")), row.text("text")),
            NAMED,
            NAMED)
        .forEach(
            line -> lines.computeIfAbsent(line.kind(), kind -> new ArrayList<>()).add(line.text()));
    return new Reached(
        positions(lines.get(Kind.FEED)),
        positions(lines.get(Kind.UNDECIDED)),
        lines.getOrDefault(Kind.FAILED, List.of()),
        lines.getOrDefault(Kind.HELD, List.of()));
  }

  private static List<Optional<SyncToken>> positions(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts.stream().map(SyncToken::read).toList();
  }
}
