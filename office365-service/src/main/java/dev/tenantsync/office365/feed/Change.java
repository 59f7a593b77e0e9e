package dev.tenantsync.office365.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One object's change within one transaction: which properties, from what to what. Values are
 * anything Jackson can write; secrets never come in here.
 *
 * @param relatedId the other end of a relation that changed (the member of a role, a user's
 *     manager), else null
 */
public record Change(
    Resource resource,
    UUID resourceId,
    @Nullable UUID relatedId,
    Kind kind,
    Map<String, @Nullable Object> before,
    Map<String, @Nullable Object> after) {

  /** What kind of object changed. */
  public enum Resource {
    USER,
    DIRECTORY_ROLE,
    GROUP,
    SKU,
    ORGANIZATION,
    APPLICATION,
    SUBSCRIPTION
  }

  /** What happened to it. */
  public enum Kind {
    CREATED,
    UPDATED,
    /** Moved to deleted items. */
    DELETED,
    RESTORED,
    /** Gone for good. */
    PURGED,
    MEMBER_ADDED,
    MEMBER_REMOVED
  }

  /** A change without property values yet; add them with {@link #property}. */
  public static Change of(Resource resource, UUID id, Kind kind) {
    return new Change(resource, id, null, kind, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /**
   * A member came to, or left, a role or a group.
   *
   * @param kind {@link Kind#MEMBER_ADDED} or {@link Kind#MEMBER_REMOVED}
   */
  public static Change membership(Resource whole, UUID id, UUID memberId, Kind kind) {
    return new Change(whole, id, memberId, kind, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** The same, naming the other end of the relation that changed. */
  public Change towards(UUID related) {
    return new Change(resource, resourceId, related, kind, before, after);
  }

  /** Notes one property, unless both values are equal. */
  public Change property(String name, @Nullable Object old, @Nullable Object now) {
    if (!Objects.equals(old, now)) {
      before.put(name, old);
      after.put(name, now);
    }
    return this;
  }

  /** Notes that a property changed whose values are not to be kept. */
  public Change touched(String name) {
    before.put(name, null);
    after.put(name, null);
    return this;
  }

  /** Whether nothing differs: such a change need not be written. */
  public boolean isEmpty() {
    return kind == Kind.UPDATED && after.isEmpty();
  }
}
