package dev.tenantsync.dynamics.reconcile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Counts one run while it runs. */
final class Tally {

  private final String trigger;
  private final String correlationId;
  private final Instant startedAt;
  private Progress progress = Progress.NONE;
  private int pages;
  private int accounts;
  private boolean waiting;
  private @Nullable String error;

  Tally(String trigger, String correlationId, Instant startedAt) {
    this.trigger = trigger;
    this.correlationId = correlationId;
    this.startedAt = startedAt;
  }

  void page(int changed) {
    pages++;
    accounts += changed;
  }

  void add(Progress more) {
    progress = progress.plus(more);
  }

  /** The first error is the one to tell. */
  void error(String text) {
    if (error == null) {
      error = text;
    }
  }

  /** A feed is left alone. */
  void leave() {
    waiting = true;
  }

  boolean waiting() {
    return waiting;
  }

  /** Another pass would not help. */
  boolean halted() {
    return waiting || error != null;
  }

  long failed() {
    return progress.failed();
  }

  Run run(Instant finishedAt) {
    return new Run(
        trigger,
        correlationId,
        startedAt,
        finishedAt,
        pages,
        accounts,
        progress.decided(),
        progress.applied(),
        progress.failed(),
        error);
  }
}
