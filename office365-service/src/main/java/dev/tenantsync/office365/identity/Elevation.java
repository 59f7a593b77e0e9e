package dev.tenantsync.office365.identity;

import java.util.HashSet;
import java.util.Set;

/**
 * Nobody makes more of themselves than they are: whoever adds a way to sign in as an application,
 * or adds to what it may do, holds everything that it holds then. Else an application could be
 * given more than its owner has, and be used as a ladder.
 */
final class Elevation {

  private Elevation() {}

  /**
   * What the caller lacks; empty if the change is allowed.
   *
   * @param caller the permissions of whoever asks
   * @param held what the application holds before
   * @param given what it is to be given
   */
  static Set<String> missing(Set<String> caller, Set<String> held, Set<String> given) {
    Set<String> missing = new HashSet<>(held);
    missing.addAll(given);
    missing.removeAll(caller);
    return Set.copyOf(missing);
  }
}
