package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.Change;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** A collection whose changes can be subscribed to; {@code directoryRoles} is ours, not Graph's. */
public enum WatchedSet {
  USERS(Change.Resource.USER, "Users", "User"),
  GROUPS(Change.Resource.GROUP, "Groups", "Group"),
  DIRECTORY_ROLES(Change.Resource.DIRECTORY_ROLE, "DirectoryRoles", "DirectoryRole");

  private final Change.Resource logged;
  private final String wireName;
  private final String type;

  WatchedSet(Change.Resource logged, String wireName, String type) {
    this.logged = logged;
    this.wireName = wireName;
    this.type = type;
  }

  /** What the change log calls its objects. */
  Change.Resource logged() {
    return logged;
  }

  /** Its name in notices, such as {@code Users}. */
  String wireName() {
    return wireName;
  }

  /** The {@code @odata.type} of its objects in notices. */
  String type() {
    return "#Microsoft.Graph." + type;
  }

  /** The application permissions that open it to readers, any one of them. */
  public Set<String> readers() {
    return switch (this) {
      case USERS ->
          Set.of(
              "User.Read.All",
              "User.ReadWrite.All",
              "Directory.Read.All",
              "Directory.ReadWrite.All");
      case GROUPS ->
          Set.of(
              "Group.Read.All",
              "Group.ReadWrite.All",
              "Directory.Read.All",
              "Directory.ReadWrite.All");
      case DIRECTORY_ROLES ->
          Set.of(
              "RoleManagement.Read.Directory",
              "RoleManagement.Read.All",
              "RoleManagement.ReadWrite.Directory",
              "Directory.Read.All",
              "Directory.ReadWrite.All");
    };
  }

  boolean isReadableWith(Collection<String> permissions) {
    return permissions.stream().anyMatch(readers()::contains);
  }

  static Optional<WatchedSet> named(String name) {
    return Arrays.stream(values()).filter(set -> set.wireName.equalsIgnoreCase(name)).findFirst();
  }
}
