package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account as the directory states it now.
 *
 * @param accountEnabled null where the directory does not say
 * @param activePlans service plans with capability status Enabled or Warning, sorted, each once
 */
public record UserEntry(
    UUID id,
    Presence presence,
    @Nullable Boolean accountEnabled,
    List<UUID> activePlans,
    ProfileEntry profile) {

  public UserEntry {
    activePlans = List.copyOf(activePlans);
  }

  /** An account of which only its absence is known. */
  public static UserEntry absent(UUID id, Presence presence) {
    return new UserEntry(id, presence, null, List.of(), ProfileEntry.NONE);
  }

  public boolean present() {
    return presence == Presence.PRESENT;
  }
}
