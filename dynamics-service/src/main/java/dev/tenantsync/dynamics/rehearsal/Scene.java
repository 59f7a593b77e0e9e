package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A plan ready to be played.
 *
 * @param settings those that are planned for
 * @param relevant mirrored groups whose members' places in scope may change
 * @param afresh what the directory says now; empty where the mirror is gone by
 */
record Scene(
    Script script,
    Terms terms,
    EnvironmentSettings settings,
    Roster roster,
    LicensePaths paths,
    Set<UUID> relevant,
    Optional<Afresh> afresh) {

  Scene {
    relevant = Set.copyOf(relevant);
  }
}
