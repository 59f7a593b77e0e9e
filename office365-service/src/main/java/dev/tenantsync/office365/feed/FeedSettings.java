package dev.tenantsync.office365.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long the change log serves its two readers. */
@ConfigMapping(prefix = "directory")
interface FeedSettings {

  /** How long a delta token stays good (Graph: 7 days). */
  @WithDefault("7d")
  Duration feedRetention();

  /** How long changes are kept as the audit trail. */
  @WithDefault("30d")
  Duration auditRetention();

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
}
