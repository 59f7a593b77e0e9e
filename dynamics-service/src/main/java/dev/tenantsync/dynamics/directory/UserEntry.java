package dev.tenantsync.dynamics.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One account as the directory states it now.
 *
 * @param accountEnabled null where the directory does not say
 * @param activePlans service plans with capability status Enabled or Warning, sorted, each once
 * @param licenses in order of their products; Graph's feed does not say whether a licence was
 *     assigned directly or through a group, nor does this
 */
public record UserEntry(
    UUID id,
    Presence presence,
    @Nullable Boolean accountEnabled,
    List<UUID> activePlans,
    List<LicenseEntry> licenses,
    ProfileEntry profile) {

  /**
   * A product assigned.
   *
   * @param disabledPlans its plans that are switched off, sorted
   */
  public record LicenseEntry(UUID skuId, List<UUID> disabledPlans) {

    public LicenseEntry {
      disabledPlans = List.copyOf(disabledPlans);
    }
  }

  public UserEntry {
    activePlans = List.copyOf(activePlans);
    licenses = List.copyOf(licenses);
  }

  /** An account of which only its absence is known. */
  public static UserEntry absent(UUID id, Presence presence) {
    return new UserEntry(id, presence, null, List.of(), List.of(), ProfileEntry.NONE);
  }

  public boolean present() {
    return presence == Presence.PRESENT;
  }
}
