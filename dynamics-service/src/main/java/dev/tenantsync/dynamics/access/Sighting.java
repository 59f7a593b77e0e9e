package dev.tenantsync.dynamics.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a fact became known here.
 *
 * @param position how far the feed had been read; null for a fact made here
 */
public record Sighting(Instant at, @Nullable String position) {}
