package dev.tenantsync.bootstrap.overload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When a client is too slow. */
@ConfigMapping(prefix = "service.slow-clients")
interface SlowClientSettings {

  /** How long a body may take in any case, and how long an answer may stand still. */
  @WithDefault("30s")
  Duration patience();

  /** What a body has to bring in a second on the average, once patience is used up. */
  @WithDefault("500")
  int bytesPerSecond();
}
