package dev.tenantsync.dynamics.diagnosis;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.diagnosis.Finding.Check;
import dev.tenantsync.dynamics.diagnosis.Finding.Result;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether news of the directory arrive, feed by feed. */
@ApplicationScoped
class Feeds {

  /**
   * One feed.
   *
   * @param known whether it was ever read to its end
   * @param age since it last was
   * @param trouble why it cannot be read at the moment; null where it can
   */
  private record State(
      String feed, boolean known, Optional<Duration> age, @Nullable String trouble) {}

  private final Database database;
  private final Duration stale;

  Feeds(Database database, DynamicsSettings settings) {
    this.database = database;
    this.stale = settings.sync().staleAfter();
  }

  List<Finding> findings() {
    return database
        .list(
            """
            select c.feed, c.known, f.cause,
              (extract(epoch from clock_timestamp() - c.complete_at) * 1000)::bigint as age
            from feed_cursor c
              left join lateral (
                select cause from sync_failure
                where feed in (c.feed, c.feed || '_RESYNC') order by last_at desc limit 1) f on true
            order by c.feed desc
            """,
            Feeds::state)
        .stream()
        .map(state -> finding(state).about(state.feed()))
        .toList();
  }

  private Finding finding(State state) {
    if (state.trouble() != null) {
      return Finding.of(Check.FEED, Result.FAIL, "It cannot be read: " + state.trouble());
    }
    if (!state.known()) {
      return Finding.of(Check.FEED, Result.UNKNOWN, "It was never read to its end.");
    }
    String age =
        state.age().map(one -> one.toSeconds() + " s ago").orElse("before that was recorded");
    String detail = "It was last read to its end " + age + ".";
    boolean old = state.age().filter(one -> one.compareTo(stale) > 0).isPresent();
    return Finding.of(Check.FEED, old ? Result.FAIL : Result.PASS, detail);
  }

  private static State state(Row row) throws SQLException {
    String age = row.textOrNull("age");
    return new State(
        row.text("feed"),
        row.truth("known"),
        Optional.ofNullable(age).map(Long::valueOf).map(Duration::ofMillis),
        row.textOrNull("cause"));
  }
}
