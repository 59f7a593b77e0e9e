package dev.tenantsync.dynamics.access;

import org.jspecify.annotations.Nullable;

/**
 * A fact, its value as shown to people, and when it was seen.
 *
 * @param sighting null where nothing was recorded
 */
public record Evidence(Fact fact, String value, @Nullable Sighting sighting) {}
