package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.mirror.Feed;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long to leave the directory alone about a feed that it refused; for one thread. */
final class Pauses {

  private static final int MOST_DOUBLINGS = 16;

  private final Duration first;
  private final Duration longest;
  private final Map<Feed, Pause> pauses = new EnumMap<>(Feed.class);

  /** When it is over, on this process's own clock. */
  private record Pause(int attempts, long end) {

    Duration left() {
      long nanos = end - System.nanoTime();
      return Duration.ofNanos(Math.max(0, nanos));
    }
  }

  Pauses(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /** How long the pause after so many failures is, before the next try. */
  static Duration after(int failures, Duration first, Duration longest) {
    long millis = first.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    return Duration.ofMillis(Math.min(millis, longest.toMillis()));
  }

  /**
   * Begins the next one, longer than the one before.
   *
   * @param wished how long the directory asked to be left alone at least; null where it did not
   */
  Duration next(Feed feed, @Nullable Duration wished) {
    Pause before = pauses.get(feed);
    int attempts = before == null ? 0 : before.attempts();
    Duration own = after(attempts, first, longest);
    Duration pause = wished != null && wished.compareTo(own) > 0 ? wished : own;
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
