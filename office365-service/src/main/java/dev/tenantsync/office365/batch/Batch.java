package dev.tenantsync.office365.batch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of a batch, in the order in which the client wrote them. */
record Batch(List<Step> steps) {

  static final int MOST_STEPS = 20;

  Batch {
    steps = List.copyOf(steps);
  }

  /**
   * The steps in the order in which they run: as written, but each behind those it depends on. A
   * step in a circle, or behind one, is not among them.
   */
  List<Step> inOrder() {
    List<Step> ordered = new ArrayList<>();
    Set<String> done = new HashSet<>();
    Optional<Step> next = next(done);
    while (next.isPresent()) {
      ordered.add(next.get());
      done.add(next.get().id());
      next = next(done);
    }
    return ordered;
  }

  private Optional<Step> next(Set<String> done) {
    return steps.stream()
        .filter(step -> !done.contains(step.id()) && done.containsAll(step.dependsOn()))
        .findFirst();
  }
}
