package dev.tenantsync.bootstrap.overload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.OptionalInt;

/**
 * What each client may ask for, in each process. Off by default: how much is too much depends on
 * the machine, and whoever has clients that trust each other needs no limit.
 */
@ConfigMapping(prefix = "service.quota")
interface QuotaSettings {

  /** Requests a second in the long run; zero: no limit. */
  @WithDefault("0")
  int requestsPerSecond();

  /** Requests that may come at once after a rest; absent: ten seconds' worth. */
  OptionalInt burst();

  /** Requests in hand at the same time; zero: no limit. */
  @WithDefault("0")
  int atOnce();

  /** Clients counted each by itself; further ones share one count. */
  @WithDefault("10000")
  int clients();
}
