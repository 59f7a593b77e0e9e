package dev.tenantsync.dynamics.batch;

import java.util.List;
import java.util.function.Function;

/** A part of a batch: a request by itself, or a change set. */
sealed interface Operation {

  /** Answers by what the part is. */
  <T> T fold(Function<Step, T> single, Function<ChangeSet, T> together);

  /** A request that stands or fails by itself. */
  record Single(Step step) implements Operation {

    @Override
    public <T> T fold(Function<Step, T> single, Function<ChangeSet, T> together) {
      return single.apply(step);
    }
  }

  /** Requests that stand or fail together. */
  record ChangeSet(List<Step> steps) implements Operation {

    public ChangeSet {
      steps = List.copyOf(steps);
    }

    @Override
    public <T> T fold(Function<Step, T> single, Function<ChangeSet, T> together) {
      return together.apply(this);
    }
  }
}
