package dev.tenantsync.office365.bulk;

import dev.tenantsync.office365.error.GraphException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What becomes of the lines of one chunk: whoever refuses one says so here, once. */
final class Verdicts {

  private final Job job;
  private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());

  Verdicts(Job job) {
    this.job = job;
  }

  Job job() {
    return job;
  }

  void refuse(int line, GraphException why) {
    failures.add(Failure.of(line, why));
  }

  /** What can be read off a line; empty if it is refused. */
  <T> Optional<T> judge(int line, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (GraphException refusal) {
      refuse(line, refusal);
      return Optional.empty();
    }
  }

  /** Does something that may refuse the line. */
  void check(int line, Runnable rule) {
    try {
      rule.run();
    } catch (GraphException refusal) {
      refuse(line, refusal);
    }
  }

  /** Those that the rule does not refuse. */
  List<Draft> keep(List<Draft> drafts, Consumer<Draft> rule) {
    List<Draft> kept = new ArrayList<>();
    for (Draft draft : drafts) {
      judge(
              draft.line(),
              () -> {
                rule.accept(draft);
                return draft;
              })
          .ifPresent(kept::add);
    }
    return kept;
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }
}
