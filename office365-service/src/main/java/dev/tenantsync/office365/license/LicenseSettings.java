package dev.tenantsync.office365.license;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the licences of groups reach their members. */
@ConfigMapping(prefix = "directory.group-licenses")
interface LicenseSettings {

  /** How many members are judged in one transaction. */
  @WithDefault("200")
  int chunk();

  /**
   * How many members a request judges itself, before it is answered; where it concerns more of
   * them, all are left to the background.
   */
  @WithDefault("100")
  int withinRequest();

  /** How often to look for members whom a crash left unjudged. */
  @WithDefault("PT10S")
  Duration sweepEvery();
}
