package dev.tenantsync.benchmark.figure;

import java.util.function.DoubleSupplier;

/**
 * What something took.
 *
 * @param seconds on the clock
 * @param processorSeconds of those who did it
 */
public record Work(double seconds, double processorSeconds) {

  /** Does something and looks at both. */
  static Work of(DoubleSupplier processorSeconds, Runnable task) {
    double before = processorSeconds.getAsDouble();
    long start = System.nanoTime();
    task.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Work(seconds, processorSeconds.getAsDouble() - before);
  }

  /** So many per second. */
  double rate(int count) {
    return count / seconds;
  }

  /** Microseconds of processor time for each of so many. */
  double microsEach(int count) {
    return processorSeconds * 1e6 / count;
  }
}
