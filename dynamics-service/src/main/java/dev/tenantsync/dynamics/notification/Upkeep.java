package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.directory.SubscriptionEntry;
import dev.tenantsync.dynamics.mirror.Feed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done so that every feed has one subscription that lasts.
 *
 * @param kept the one of each feed that has one
 * @param expiring those of the kept that need a longer life
 * @param superfluous all others of this environment: doubles, of another address, of feeds that are
 *     not followed
 */
record Upkeep(
    Map<Feed, SubscriptionEntry> kept, Set<Feed> expiring, List<SubscriptionEntry> superfluous) {

  Upkeep {
    kept = Map.copyOf(kept);
    expiring = Set.copyOf(expiring);
    superfluous = List.copyOf(superfluous);
  }

  /**
   * How it should be.
   *
   * @param until a kept one that ends before this is renewed
   */
  record Wish(Collection<Feed> feeds, String notificationUrl, Instant now, Instant until) {

    private boolean met(Feed feed, SubscriptionEntry entry) {
      return Watched.is(feed, entry.resource())
          && notificationUrl.equals(entry.notificationUrl())
          && entry.expiresAt().isAfter(now);
    }
  }

  /**
   * @param own all subscriptions of this environment that the directory has
   */
  static Upkeep of(Wish wish, Collection<SubscriptionEntry> own) {
    Map<Feed, SubscriptionEntry> kept = new EnumMap<>(Feed.class);
    Set<Feed> expiring = EnumSet.noneOf(Feed.class);
    for (Feed feed : wish.feeds()) {
      longestLived(wish, feed, own)
          .ifPresent(
              entry -> {
                kept.put(feed, entry);
                if (entry.expiresAt().isBefore(wish.until())) {
                  expiring.add(feed);
                }
              });
    }
    List<SubscriptionEntry> superfluous = new ArrayList<>(own);
    superfluous.removeAll(kept.values());
    return new Upkeep(kept, expiring, superfluous);
  }

  private static Optional<SubscriptionEntry> longestLived(
      Wish wish, Feed feed, Collection<SubscriptionEntry> own) {
    return own.stream()
        .filter(entry -> wish.met(feed, entry))
        .max(
            Comparator.comparing(SubscriptionEntry::expiresAt)
                .thenComparing(SubscriptionEntry::id));
  }
}
