package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.privilege.Privilege;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the fewest changes that let a user in: supposes one after another, breadth first, and asks
 * the gates themselves each time. What it answers has therefore been seen to open them.
 */
final class Remedies {

  /** Nobody is further away than this. */
  private static final int MOST = 7;

  private final Surface surface;
  private final List<Privilege> needed;
  private final Supposition supposition;

  /** A situation and the changes that led there. */
  private record Supposed(Applicant applicant, List<Change> changes) {

    Supposed after(Change change, Applicant next) {
      List<Change> longer = new ArrayList<>(changes);
      longer.add(change);
      return new Supposed(next, longer);
    }
  }

  Remedies(Surface surface, List<Privilege> needed) {
    this.surface = surface;
    this.needed = needed;
    this.supposition = new Supposition(needed);
  }

  /** The changes in the order to make them; none where none are known to help. */
  List<Change> smallestFor(Applicant applicant) {
    Set<Applicant> seen = new HashSet<>(Set.of(applicant));
    Deque<Supposed> open = new ArrayDeque<>(List.of(new Supposed(applicant, List.of())));
    while (!open.isEmpty()) {
      Supposed from = open.poll();
      for (Change change : Change.values()) {
        Optional<Supposed> next =
            supposition
                .after(change, from.applicant())
                .filter(seen::add)
                .map(made -> from.after(change, made));
        if (next.isPresent() && admits(next.get().applicant())) {
          return next.get().changes();
        }
        next.filter(one -> one.changes().size() < MOST).ifPresent(open::add);
      }
    }
    return List.of();
  }

  private boolean admits(Applicant supposed) {
    return Gates.ask(supposed, surface, needed).admitted();
  }
}
