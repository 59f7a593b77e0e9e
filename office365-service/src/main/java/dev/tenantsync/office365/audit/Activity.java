package dev.tenantsync.office365.audit;

import static dev.tenantsync.office365.feed.Change.Kind.CREATED;
import static dev.tenantsync.office365.feed.Change.Kind.DELETED;
import static dev.tenantsync.office365.feed.Change.Kind.MEMBER_ADDED;
import static dev.tenantsync.office365.feed.Change.Kind.MEMBER_REMOVED;
import static dev.tenantsync.office365.feed.Change.Kind.PURGED;
import static dev.tenantsync.office365.feed.Change.Kind.RESTORED;
import static dev.tenantsync.office365.feed.Change.Kind.UPDATED;
import static dev.tenantsync.office365.feed.Change.Resource.APPLICATION;
import static dev.tenantsync.office365.feed.Change.Resource.DIRECTORY_ROLE;
import static dev.tenantsync.office365.feed.Change.Resource.GROUP;
import static dev.tenantsync.office365.feed.Change.Resource.ORGANIZATION;
import static dev.tenantsync.office365.feed.Change.Resource.SKU;
import static dev.tenantsync.office365.feed.Change.Resource.USER;

import dev.tenantsync.office365.feed.Change;
import java.util.Collection;
import java.util.List;

/**
 * What changes are called in the audit trail, as in Entra where they have a name there (Microsoft:
 * audit log activities).
 *
 * @param properties one of which changes; empty where any may
 */
record Activity(
    String displayName, Change.Resource resource, Change.Kind kind, List<String> properties) {

  /** The one table of them: a change is the first activity that it matches. */
  static final List<Activity> ALL =
      List.of(
          activity("Add user", USER, CREATED),
          activity("Change user license", USER, UPDATED, "assignedLicenses", "assignedPlans"),
          activity("Reset user password", USER, UPDATED, "passwordProfile"),
          activity("Set user manager", USER, UPDATED, "manager"),
          activity("Update user", USER, UPDATED),
          activity("Delete user", USER, DELETED),
          activity("Restore user", USER, RESTORED),
          activity("Hard Delete user", USER, PURGED),
          activity("Activate directory role", DIRECTORY_ROLE, CREATED),
          activity("Add member to role", DIRECTORY_ROLE, MEMBER_ADDED),
          activity("Remove member from role", DIRECTORY_ROLE, MEMBER_REMOVED),
          activity("Add group", GROUP, CREATED),
          activity("Set group license", GROUP, UPDATED, "assignedLicenses"),
          activity("Set group owners", GROUP, UPDATED, "owners"),
          activity("Update group", GROUP, UPDATED),
          activity("Delete group", GROUP, PURGED),
          activity("Add member to group", GROUP, MEMBER_ADDED),
          activity("Remove member from group", GROUP, MEMBER_REMOVED),
          activity("Add application", APPLICATION, CREATED),
          activity(
              "Update application - Certificates and secrets management",
              APPLICATION,
              UPDATED,
              "passwordCredentials",
              "keyCredentials"),
          activity("Set application permissions", APPLICATION, UPDATED, "permissions"),
          activity("Update application", APPLICATION, UPDATED),
          activity("Delete application", APPLICATION, PURGED),
          activity("Add subscribed SKU", SKU, CREATED),
          activity("Update subscribed SKU", SKU, UPDATED),
          activity("Add company", ORGANIZATION, CREATED),
          activity("Update domain", ORGANIZATION, UPDATED, "verifiedDomains", "defaultDomain"),
          activity("Set Company Information", ORGANIZATION, UPDATED));

  /** What a change is called that no activity matches. */
  static final String OTHER = "Change directory object";

  Activity {
    properties = List.copyOf(properties);
  }

  private static Activity activity(
      String displayName, Change.Resource resource, Change.Kind kind, String... properties) {
    return new Activity(displayName, resource, kind, List.of(properties));
  }

  /**
   * What a change is called.
   *
   * @param changed the names of the properties that changed
   */
  static String nameOf(Change.Resource resource, Change.Kind kind, Collection<String> changed) {
    return ALL.stream()
        .filter(activity -> activity.resource == resource && activity.kind == kind)
        .filter(activity -> activity.isOf(changed))
        .map(Activity::displayName)
        .findFirst()
        .orElse(OTHER);
  }

  private boolean isOf(Collection<String> changed) {
    return properties.isEmpty() || properties.stream().anyMatch(changed::contains);
  }

  /** The properties that make a change like this another activity, which stands before. */
  List<String> propertiesOfOthers() {
    return ALL.stream()
        .takeWhile(other -> !other.equals(this))
        .filter(other -> other.resource == resource && other.kind == kind)
        .flatMap(other -> other.properties.stream())
        .toList();
  }

  /** Graph: directoryAudit, category. */
  static String category(Change.Resource resource) {
    return switch (resource) {
      case USER -> "UserManagement";
      case DIRECTORY_ROLE -> "RoleManagement";
      case GROUP -> "GroupManagement";
      case APPLICATION -> "ApplicationManagement";
      case SKU, ORGANIZATION, SUBSCRIPTION -> "DirectoryManagement";
    };
  }

  /** Graph: directoryAudit, operationType. */
  static String operationType(Change.Kind kind) {
    return switch (kind) {
      case CREATED, RESTORED -> "Add";
      case UPDATED -> "Update";
      case DELETED, PURGED -> "Delete";
      case MEMBER_ADDED -> "Assign";
      case MEMBER_REMOVED -> "Unassign";
    };
  }

  /** Graph: targetResource, type. */
  static String targetType(Change.Resource resource) {
    return switch (resource) {
      case USER -> "User";
      case DIRECTORY_ROLE -> "Role";
      case GROUP -> "Group";
      case APPLICATION -> "Application";
      case ORGANIZATION -> "Directory";
      case SKU, SUBSCRIPTION -> "Other";
    };
  }
}
