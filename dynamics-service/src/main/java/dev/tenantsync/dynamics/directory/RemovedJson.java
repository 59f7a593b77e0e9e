package dev.tenantsync.dynamics.directory;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;

/** Graph: {@code @removed}; {@code changed} is the recycle bin, {@code deleted} is for good. */
@JsonIgnoreProperties(ignoreUnknown = true)
record RemovedJson(@Nullable String reason) {

  Presence presence() {
    return "deleted".equals(reason) ? Presence.GONE : Presence.SOFT_DELETED;
  }
}
