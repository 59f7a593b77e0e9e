package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.notification.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What other processes on this database ask of the one that pulls, seen soon enough. */
@ApplicationScoped
class OtherProcesses {

  /** How soon something that another process was told or asked is seen. */
  static final Duration GLANCE = Duration.ofMillis(50);

  /**
   * What was seen.
   *
   * @param told the feeds that another process was told of since the look before
   * @param asked whether something is asked for that nobody has answered yet
   */
  record Wishes(Set<Feed> told, boolean asked) {

    private static final Wishes NONE = new Wishes(Set.of(), false);

    Wishes {
      told = Set.copyOf(told);
    }
  }

  private final SyncRequests requests;
  private final Subscriptions subscriptions;
  private final Map<Feed, Long> seen = new EnumMap<>(Feed.class);
  private long nextGlance = System.nanoTime();

  OtherProcesses(SyncRequests requests, Subscriptions subscriptions) {
    this.requests = requests;
    this.subscriptions = subscriptions;
  }

  /**
   * For the one thread that does what is wished for; asked too often, it does not look.
   *
   * @param sure whether there is something to be seen
   */
  Wishes wishes(boolean sure) {
    long now = System.nanoTime();
    if (!sure && now - nextGlance < 0) {
      return Wishes.NONE;
    }
    nextGlance = now + GLANCE.toNanos();
    return new Wishes(told(), requests.anyOpen());
  }

  private Set<Feed> told() {
    Set<Feed> told = EnumSet.noneOf(Feed.class);
    subscriptions
        .wakes()
        .forEach(
            (feed, wakes) -> {
              if (!wakes.equals(seen.put(feed, wakes))) {
                told.add(feed);
              }
            });
    return told;
  }
}
