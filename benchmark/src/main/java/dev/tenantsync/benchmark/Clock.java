package dev.tenantsync.benchmark;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells what goes on, and keeps account of where the time goes. */
final class Clock {

  private static final long PAUSE_NANOS = Duration.ofSeconds(10).toNanos();

  private final PrintStream output;
  private final long start = System.nanoTime();
  private long nextTelling = start;
  private final Map<String, Duration> spent = new LinkedHashMap<>();

  Clock(PrintStream output) {
    this.output = output;
  }

  /** Prints a line with the time since the beginning. */
  void tell(String text) {
    long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
    output.printf("[%3d:%02d] %s%n", seconds / 60, seconds % 60, text);
  }

  /** Prints a line, unless the last one of this kind was printed less than ten seconds ago. */
  void tellSometimes(String text) {
    if (System.nanoTime() - nextTelling > 0) {
      tell("  " + text);
      nextTelling = System.nanoTime() + PAUSE_NANOS;
    }
  }

  /** Does something and books its time under a name. */
  void timed(String name, Runnable work) {
    tell(name);
    long from = System.nanoTime();
    try {
      work.run();
    } finally {
      spent.merge(name, Duration.ofNanos(System.nanoTime() - from), Duration::plus);
    }
  }

  Map<String, Duration> spent() {
    return new LinkedHashMap<>(spent);
  }
}
