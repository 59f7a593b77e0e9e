package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.mirror.Feed;
import java.util.Set;

/**
 * Fired when the directory has told this process of changes: it is worth pulling now.
 *
 * @param feeds that have something new
 */
public record Noticed(Set<Feed> feeds) {

  public Noticed {
    feeds = Set.copyOf(feeds);
  }
}
