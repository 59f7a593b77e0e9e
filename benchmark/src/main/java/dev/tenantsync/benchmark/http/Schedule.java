package dev.tenantsync.benchmark.http;

import java.util.concurrent.locks.LockSupport;

/** Moments on the clock of {@link System#nanoTime()}. */
public final class Schedule {

  private Schedule() {}

  /** Waits until then; not at all if it is past. */
  public static void await(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
