package dev.tenantsync.pair.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How long something took, each time. */
final class Times {

  private final String what;
  private final List<Duration> times = new ArrayList<>();

  Times(String what) {
    this.what = what;
  }

  void add(Duration time) {
    times.add(time);
  }

  void print() {
    Collections.sort(times);
    System.out.printf(
        "%s: %d times, least %d ms, median %d ms, most %d ms%n",
        what,
        times.size(),
        times.get(0).toMillis(),
        times.get(times.size() / 2).toMillis(),
        times.get(times.size() - 1).toMillis());
  }
}
