package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;

import java.util.Map;

/** Routes about licences that users have through groups. */
final class GroupLicenseRoutes {

  private GroupLicenseRoutes() {}

  static Map<String, Rule> rules() {
    return Map.of(
        "POST /v1.0/groups/{id}/assignLicense",
        least("LicenseAssignment.ReadWrite.All")
            .also("Directory.ReadWrite.All", "Group.ReadWrite.All"),
        "GET /v1.0/groups/{id}/membersWithLicenseErrors",
        least("GroupMember.Read.All")
            .also(
                "GroupMember.ReadWrite.All",
                "Group.Read.All",
                "Group.ReadWrite.All",
                "Directory.Read.All",
                "Directory.ReadWrite.All"),
        "POST /v1.0/users/{key}/reprocessLicenseAssignment",
        least("User.ReadWrite.All").also("Directory.ReadWrite.All"));
  }
}
