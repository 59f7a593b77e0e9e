package dev.tenantsync.office365.bulk;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How imports and exports run. */
@ConfigMapping(prefix = "directory.bulk")
interface BulkSettings {

  /** The largest upload. */
  @WithDefault("1G")
  MemorySize maxUpload();

  /** The largest body of every other request. */
  @WithDefault("4M")
  MemorySize maxOtherBody();

  /** The longest line of an upload, and the longest value of a CSV file. */
  @WithDefault("256K")
  MemorySize longestLine();

  /** How many lines are written in one transaction. */
  @WithDefault("500")
  int chunk();

  /** How often to look for an import that waits, or that another process left unfinished. */
  @WithDefault("PT1S")
  Duration lookEvery();

  /** How long nothing may come in before an upload that broke off is given up. */
  @WithDefault("PT10M")
  Duration uploadPause();

  /** How long ended jobs and their failures are kept. */
  @WithDefault("P30D")
  Duration retention();

  /** How long an export may take: its snapshot keeps the database from tidying up. */
  @WithDefault("PT1H")
  Duration exportTimeout();
}
