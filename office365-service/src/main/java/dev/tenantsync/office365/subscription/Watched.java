package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeFollower.Scope;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subscription is about: a collection, one of its objects, or the members of one group.
 *
 * @param id the object; empty means all of the collection
 */
record Watched(WatchedSet set, Optional<UUID> id, boolean membersOnly) {

  private static final Pattern RESOURCE =
      Pattern.compile(
          "/?(\\w+)(?:/([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(/members)?)?");

  /** Reads the property {@code resource}; empty if it is nothing that can be watched. */
  static Optional<Watched> parse(String resource) {
    Matcher path = RESOURCE.matcher(resource);
    if (!path.matches()) {
      return Optional.empty();
    }
    boolean membersOnly = path.group(3) != null;
    Optional<UUID> id = Optional.ofNullable(path.group(2)).map(UUID::fromString);
    return WatchedSet.named(path.group(1))
        .filter(set -> !membersOnly || set == WatchedSet.GROUPS)
        .map(set -> new Watched(set, id, membersOnly));
  }

  /** The rows of the change log to read for it. */
  Scope scope() {
    return new Scope(set.logged(), id);
  }

  /** Whether a change of this kind is one of what is watched. */
  boolean covers(Change.Kind kind) {
    return !membersOnly || kind == Change.Kind.MEMBER_ADDED || kind == Change.Kind.MEMBER_REMOVED;
  }

  /** How notices name one of its objects. */
  String path(UUID objectId) {
    return set.wireName() + "/" + objectId;
  }
}
