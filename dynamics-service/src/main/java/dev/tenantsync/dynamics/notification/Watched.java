package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.mirror.Feed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What of the directory a feed is about, by the names that Graph's subscriptions use. */
final class Watched {

  private Watched() {}

  /** What to subscribe to; {@code directoryRoles} is beyond Graph, which refuses it. */
  static String resource(Feed feed) {
    return switch (feed) {
      case USERS -> "users";
      case ROLES -> "directoryRoles";
      case GROUPS -> "groups";
    };
  }

  static boolean is(Feed feed, String resource) {
    String name = resource.startsWith("/") ? resource.substring(1) : resource;
    return name.equalsIgnoreCase(resource(feed));
  }

  /** The feeds that a notice about this object or set speaks of; all where that is not clear. */
  static Set<Feed> feeds(String resource) {
    String set = resource.replaceFirst("^/", "").split("[/(]", 2)[0].toLowerCase(Locale.ROOT);
    return Arrays.stream(Feed.values())
        .filter(feed -> is(feed, set))
        .findFirst()
        .map(EnumSet::of)
        .orElseGet(() -> EnumSet.allOf(Feed.class));
  }
}
