package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.Change;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a notice puts a change (graph-directory N3): creation, soft delete and restore are updates;
 * only what is gone for good is deleted.
 */
enum ChangeType {
  UPDATED("updated"),
  DELETED("deleted");

  private final String wireName;

  ChangeType(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }

  static ChangeType of(Change.Kind kind) {
    return switch (kind) {
      case PURGED -> DELETED;
      case CREATED, UPDATED, DELETED, RESTORED, MEMBER_ADDED, MEMBER_REMOVED -> UPDATED;
    };
  }

  static Optional<ChangeType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.wireName.equals(name)).findFirst();
  }
}
