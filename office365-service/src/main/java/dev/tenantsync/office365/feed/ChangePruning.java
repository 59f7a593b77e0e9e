package dev.tenantsync.office365.feed;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Removes changes that neither a token nor the audit needs any more, oldest first in the log's own
 * order and without gaps: who finds the row of his position finds every row behind it, too.
 */
@ApplicationScoped
class ChangePruning {

  private static final int CHUNK = 2_000;

  /**
   * A token given out at the very edge may stand on a row that was newest then, although an older
   * transaction had yet to commit; such transactions are short.
   */
  private static final Duration MARGIN = Duration.ofHours(1);

  /**
   * The newest of the expired rows stays: it was the newest of all when the oldest tokens still
   * good were given out, so a client of a directory that lay idle stands on it.
   */
  private static final String PRUNE =
      """
      with oldest as (
        select xact, seq, bool_and(changed_at < ?) over (order by xact, seq) as expired
        from (select xact, seq, changed_at from change
              where xact < pg_snapshot_xmin(pg_current_snapshot())
              order by xact, seq limit ?) as first),
      anchor as (
        select xact, seq from oldest where expired order by xact desc, seq desc limit 1)
      delete from change using anchor
      where (change.xact, change.seq) < (anchor.xact, anchor.seq)
      """;

  private final AgroalDataSource database;
  private final Clock clock;
  private final Duration kept;

  ChangePruning(AgroalDataSource database, Clock clock, FeedSettings settings) {
    this.database = database;
    this.clock = clock;
    this.kept = kept(settings.feedRetention(), settings.auditRetention());
  }

  /** How long a change is kept: as long as either of the log's readers may ask for it. */
  static Duration kept(Duration feed, Duration audit) {
    return (feed.compareTo(audit) > 0 ? feed : audit).plus(MARGIN);
  }

  @Scheduled(
      every = "${directory.pruning-interval:1h}",
      delayed = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void prune() {
    Instant before = clock.instant().minus(kept);
    while (pruneSome(before) > 0) {
      // Chunk by chunk: a long transaction would hold the fence back.
    }
  }

  /**
   * @return how many rows went
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int pruneSome(Instant before) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(PRUNE)) {
      delete.setObject(1, before.atOffset(ZoneOffset.UTC));
      delete.setInt(2, CHUNK);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("outlived changes could not be removed", e);
    }
  }
}
