package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.bootstrap.overload.BackOff;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What went wrong and when it is tried again, per user or per reading of a feed. */
@ApplicationScoped
public class Failures {

  private static final int LONGEST_CAUSE = 500;

  /**
   * Something that keeps failing.
   *
   * @param objectId null where a reading failed
   * @param reading null where a user failed
   */
  public record Failure(
      @Nullable UUID objectId,
      @Nullable String reading,
      String cause,
      long attempts,
      Instant firstAt,
      Instant lastAt,
      Instant nextTry) {}

  private final Database database;
  private final BackOff pauses;

  Failures(Database database, DynamicsSettings settings) {
    this.database = database;
    this.pauses = new BackOff(settings.sync().backOff(), settings.sync().maxBackOff());
  }

  /** Remembers that a user's version could not be decided. */
  void user(UUID objectId, String cause) {
    long before =
        attempts(
            """
            select f.attempts as n from sync_failure f
            join directory_account a on a.object_id = f.object_id and a.version = f.version
            where f.object_id = ?
            """,
            objectId);
    database.update(
        """
        insert into sync_failure as f
          (object_id, cause, attempts, first_at, last_at, next_try, version)
        select object_id, ?, 1, clock_timestamp(), clock_timestamp(),
          clock_timestamp() + ? * interval '1 millisecond', version
        from directory_account where object_id = ?
        on conflict (object_id) do update set
          cause = excluded.cause, last_at = excluded.last_at, version = excluded.version,
          attempts = case when f.version = excluded.version then f.attempts + 1 else 1 end,
          next_try = excluded.next_try
        """,
        shortened(cause),
        pause(before, null).toMillis(),
        objectId);
  }

  void clear(Collection<UUID> objectIds) {
    database.update("delete from sync_failure where object_id = any(?)", SqlArray.uuids(objectIds));
  }

  /**
   * Remembers that a reading failed.
   *
   * @param wished how long the directory asked to be left alone; null where it did not
   */
  void reading(String reading, String cause, @Nullable Duration wished) {
    long before = attempts("select attempts as n from sync_failure where feed = ?", reading);
    database.update(
        """
        insert into sync_failure as f
          (feed, cause, next_try_wished, attempts, first_at, last_at, next_try)
        values (?, ?, ?, 1, clock_timestamp(), clock_timestamp(),
          clock_timestamp() + ? * interval '1 millisecond')
        on conflict (feed) do update set
          cause = excluded.cause, last_at = excluded.last_at, attempts = f.attempts + 1,
          next_try_wished = excluded.next_try_wished, next_try = excluded.next_try
        """,
        reading,
        shortened(cause),
        wished != null,
        pause(before, wished).toMillis());
  }

  private long attempts(String sql, Object key) {
    return database.first(sql, row -> row.number("n"), key).orElse(0L);
  }

  private Duration pause(long failuresBefore, @Nullable Duration wished) {
    return pauses.after(failuresBefore, wished, ThreadLocalRandom.current().nextDouble());
  }

  void clearReading(String reading) {
    database.update("delete from sync_failure where feed = ?", reading);
  }

  /**
   * Whether a reading failed and its next try is still to come.
   *
   * @param patient whether to wait for a pause of our own, too, and not only for one the directory
   *     asked for
   */
  boolean waiting(String reading, boolean patient) {
    return database.number(
            """
            select count(*) as n from sync_failure where feed = ? and next_try > clock_timestamp()
              and (? or next_try_wished)
            """,
            reading,
            patient)
        > 0;
  }

  /** How long until the next one may be tried again; empty where nothing fails. */
  Optional<Duration> nextTry() {
    return database.first(
        """
        select greatest(0, ceil(extract(epoch from min(next_try) - clock_timestamp()) * 1000)) as n
        from sync_failure having count(*) > 0
        """,
        row -> Duration.ofMillis(row.number("n")));
  }

  /** The newest first, readings before users. */
  public List<Failure> newest(int limit) {
    return database.list(
        "select * from sync_failure order by object_id is not null, last_at desc limit ?",
        Failures::read,
        limit);
  }

  public long count() {
    return database.number("select count(*) as n from sync_failure");
  }

  private static Failure read(Row row) throws SQLException {
    return new Failure(
        row.uuidOrNull("object_id"),
        row.textOrNull("feed"),
        row.text("cause"),
        row.number("attempts"),
        row.instant("first_at"),
        row.instant("last_at"),
        row.instant("next_try"));
  }

  private static String shortened(String cause) {
    return cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE);
  }
}
