package dev.tenantsync.bootstrap.overload;

import java.util.ArrayList;
import java.util.List;

/**
 * A request's stay in this process. Its end is told once, on the event loop, and may come before
 * somebody on another thread has said what is to be done then.
 */
final class Stay {

  private final List<Runnable> atItsEnd = new ArrayList<>(1);
  private boolean over;

  /** Does it at the end; at once where that has been. */
  void atItsEnd(Runnable action) {
    if (!isNoted(action)) {
      action.run();
    }
  }

  private synchronized boolean isNoted(Runnable action) {
    return !over && atItsEnd.add(action);
  }

  void end() {
    ended().forEach(Runnable::run);
  }

  private synchronized List<Runnable> ended() {
    over = true;
    List<Runnable> due = List.copyOf(atItsEnd);
    atItsEnd.clear();
    return due;
  }
}
