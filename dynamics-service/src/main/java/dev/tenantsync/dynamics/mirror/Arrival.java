package dev.tenantsync.dynamics.mirror;

import org.jspecify.annotations.Nullable;

/**
 * When what is being applied was read.
 *
 * @param generation of the feed it came by
 * @param clock pull clock of its arrival; 0 for facts read together, which are settled by
 *     themselves
 * @param position the directory's {@code x-sync-position}, if it came with one
 * @param reachedBefore the position that the feed had been read to before; empty for none
 * @param inferred whether absence was looked up after an enumeration had left somebody out
 */
record Arrival(
    long generation,
    long clock,
    @Nullable String position,
    String reachedBefore,
    boolean inferred) {

  /** Of something told by a feed, or asked about by itself. */
  static Arrival told(Cursor from, long clock, @Nullable String position) {
    return new Arrival(from.generation(), clock, position, reached(from), false);
  }

  /** Of what was looked up because an enumeration did not show it. */
  static Arrival lookedUp(Cursor from, long clock) {
    return new Arrival(from.generation(), clock, from.position(), reached(from), true);
  }

  private static String reached(Cursor from) {
    String position = from.position();
    return position == null ? "" : position;
  }
}
