package dev.tenantsync.dynamics.sync;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Looks again and again, seldom enough not to matter and often enough not to be noticed. */
final class Waiting {

  private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();

  private Waiting() {}

  static <T> Optional<T> until(Duration patience, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + patience.toNanos();
    Optional<T> seen = look.get();
    while (seen.isEmpty() && end - System.nanoTime() > 0) {
      LockSupport.parkNanos(PAUSE_NANOS);
      seen = look.get();
    }
    return seen;
  }
}
