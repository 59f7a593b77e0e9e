package dev.tenantsync.dynamics.mirror;

import org.jspecify.annotations.Nullable;

/**
 * When what is being applied was read.
 *
 * @param generation of the feed it came by
 * @param clock pull clock of its arrival; 0 for facts read together, which are settled by
 *     themselves
 * @param position the directory's {@code x-sync-position}, if it came with one
 */
record Arrival(long generation, long clock, @Nullable String position) {}
