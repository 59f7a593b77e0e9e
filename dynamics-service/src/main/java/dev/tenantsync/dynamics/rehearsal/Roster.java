package dev.tenantsync.dynamics.rehearsal;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Whom a plan decides.
 *
 * @param everybody all that the mirror knows; only what changes for them is kept
 * @param named otherwise these, in order, and all of them are kept
 */
record Roster(boolean everybody, List<UUID> named) {

  static final Roster EVERYBODY = new Roster(true, List.of());

  static Roster of(Collection<UUID> named) {
    return new Roster(false, List.copyOf(new TreeSet<>(named)));
  }
}
