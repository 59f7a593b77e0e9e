package dev.tenantsync.dynamics.batch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one part of a batch. A change set that failed has one answer, as a request has.
 *
 * @param changeSet whether the answers are those of a change set, which stands
 */
record Answer(List<StepAnswer> steps, boolean changeSet) {

  /**
   * What became of one step.
   *
   * @param contentId as the client gave it; null where it gave none
   */
  record StepAnswer(@Nullable String contentId, Received received) {

    static StepAnswer to(Step step, Received received) {
      return new StepAnswer(step.contentId(), received);
    }
  }

  Answer {
    steps = List.copyOf(steps);
  }

  static Answer single(StepAnswer answer) {
    return new Answer(List.of(answer), false);
  }

  boolean failed() {
    return steps.stream().anyMatch(step -> step.received().failed());
  }

  /** The status of the last step, which is the one that failed if one did. */
  int status() {
    return steps.get(steps.size() - 1).received().status();
  }

  /** Octets of all bodies. */
  long size() {
    return steps.stream().mapToLong(step -> step.received().body().length()).sum();
  }
}
