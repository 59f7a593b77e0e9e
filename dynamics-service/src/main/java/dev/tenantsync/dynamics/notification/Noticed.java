package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.mirror.Feed;
import java.util.Set;

/**
 * Fired when this process has learned that there may be changes: it is worth pulling now.
 *
 * @param feeds that have something new
 */
public record Noticed(Set<Feed> feeds, Origin origin) {

  /** How it was learned. */
  public enum Origin {
    /** The directory told of them. */
    DIRECTORY,
    /** A subscription was made, which does not tell of what was before. */
    SUBSCRIPTION
  }

  public Noticed {
    feeds = Set.copyOf(feeds);
  }
}
