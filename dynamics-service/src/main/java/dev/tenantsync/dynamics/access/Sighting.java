package dev.tenantsync.dynamics.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a fact became known here.
 *
 * @param position how far the feed had been read, or where in it the change stands; null for a fact
 *     made here
 * @param cause the directory's change behind it; null for a fact made here, and where the directory
 *     does not tell
 */
public record Sighting(Instant at, @Nullable String position, @Nullable Cause cause) {

  /** A sighting of which nobody knows the cause. */
  public Sighting(Instant at, @Nullable String position) {
    this(at, position, null);
  }

  /**
   * A change in the directory.
   *
   * @param at by the directory's clock
   * @param actor kind and id of who made it; never a name
   * @param correlationId null where it came with none
   */
  public record Cause(Instant at, String actor, @Nullable String correlationId) {}
}
