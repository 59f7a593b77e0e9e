package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.mirror.Feed;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Why it is time for a run, if it is.
 *
 * @param everything whether all feeds are to be read, as on the timer
 * @param told the feeds of which it is known that they have something new
 */
record Prompt(boolean everything, Set<Feed> told) {

  static final Prompt NONE = new Prompt(false, Set.of());
  static final Prompt TIMER = new Prompt(true, Set.of());

  Prompt {
    told = Set.copyOf(told);
  }

  boolean wantsRun() {
    return everything || !told.isEmpty();
  }

  Prompt and(Prompt other) {
    Set<Feed> all = EnumSet.noneOf(Feed.class);
    all.addAll(told);
    all.addAll(other.told);
    return new Prompt(everything || other.everything, all);
  }

  /** Which of the followed feeds are read first; the others follow if a loss waits for them. */
  List<Feed> first(List<Feed> followed) {
    return everything ? followed : followed.stream().filter(told::contains).toList();
  }

  String trigger() {
    return everything ? "timer" : "notice";
  }
}
