package dev.tenantsync.dynamics.notification;

import dev.tenantsync.bootstrap.overload.BackOff;
import dev.tenantsync.dynamics.mirror.Feed;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** How long to leave the directory alone about a feed that it refused; for one thread. */
final class Pauses {

  private final BackOff backOff;
  private final Map<Feed, Pause> pauses = new EnumMap<>(Feed.class);

  /** When it is over, on this process's own clock. */
  private record Pause(int attempts, long end) {

    Duration left() {
      long nanos = end - System.nanoTime();
      return Duration.ofNanos(Math.max(0, nanos));
    }
  }

  Pauses(BackOff backOff) {
    this.backOff = backOff;
  }

  /**
   * Begins the next one, longer than the one before.
   *
   * @param wished how long the directory asked to be left alone at least; null where it did not
   */
  Duration next(Feed feed, @Nullable Duration wished) {
    Pause before = pauses.get(feed);
    int attempts = before == null ? 0 : before.attempts();
    Duration pause = backOff.after(attempts, wished, ThreadLocalRandom.current().nextDouble());
    pauses.put(feed, new Pause(attempts + 1, System.nanoTime() + pause.toNanos()));
    return pause;
  }

  boolean waiting(Feed feed) {
    Pause pause = pauses.get(feed);
    return pause != null && !pause.left().isZero();
  }

  void over(Feed feed) {
    pauses.remove(feed);
  }

  void clear() {
    pauses.clear();
  }

  /** What is left of the one that ends first. */
  Optional<Duration> shortest() {
    return pauses.values().stream().map(Pause::left).min(Duration::compareTo);
  }
}
