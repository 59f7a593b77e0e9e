package dev.tenantsync.pair.faults;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a test has started. All of it is closed, the last first, also where starting the next or
 * closing another fails.
 */
final class Running implements AutoCloseable {

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  /** Has it closed at the end. */
  <T extends AutoCloseable> T with(T one) {
    started.push(one);
    return one;
  }

  @Override
  public void close() {
    RuntimeException failures = new IllegalStateException("not all could be closed");
    while (!started.isEmpty()) {
      try {
        started.pop().close();
      } catch (Exception failure) {
        failures.addSuppressed(failure);
      }
    }
    if (failures.getSuppressed().length > 0) {
      throw failures;
    }
  }
}
