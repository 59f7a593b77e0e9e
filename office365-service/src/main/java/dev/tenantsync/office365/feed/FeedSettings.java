package dev.tenantsync.office365.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long the change log serves its two readers. */
@ConfigMapping(prefix = "directory")
interface FeedSettings {

  /** How long a delta token stays good (Graph: 7 days). */
  @WithDefault("7d")
  Duration feedRetention();

  /** How long changes are kept as the audit trail. */
  @WithDefault("30d")
  Duration auditRetention();

  /**
   * A name for the last restore of this database, such as its time. Each new one has every client
   * of the feeds begin again, once.
   */
  Optional<String> restored();

  /** How often outlived changes are removed. */
  @WithDefault("1h")
  Duration pruningInterval();

  /**
   * The longest that a transaction may last before the server ends it: an open one holds the feed
   * back for everyone. Migrations are held to it, too. Read by the connection pool, in PostgreSQL's
   * units (ms, s, min).
   */
  @WithDefault("60s")
  String transactionTimeout();

  /** As {@link #transactionTimeout}, for one that does nothing. */
  @WithDefault("15s")
  String idleInTransactionTimeout();

  /** The longest that a statement waits for a lock, in the same units. */
  @WithDefault("15s")
  String lockTimeout();
}
