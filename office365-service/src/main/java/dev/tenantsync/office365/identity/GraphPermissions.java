package dev.tenantsync.office365.identity;

import java.util.List;

/** The application permissions that exist here, by Graph's names (graph-directory A6). */
public final class GraphPermissions {

  /** All of them, in alphabetical order. */
  public static final List<String> ALL =
      List.of(
          "AppRoleAssignment.ReadWrite.All",
          "Application.Read.All",
          "Application.ReadWrite.All",
          "AuditLog.Read.All",
          "Directory.Read.All",
          "Directory.ReadWrite.All",
          "Domain.Read.All",
          "Domain.ReadWrite.All",
          "Group.Create",
          "Group.Read.All",
          "Group.ReadWrite.All",
          "GroupMember.Read.All",
          "GroupMember.ReadWrite.All",
          "LicenseAssignment.Read.All",
          "LicenseAssignment.ReadWrite.All",
          "Organization.Read.All",
          "Organization.ReadWrite.All",
          "RoleManagement.Read.All",
          "RoleManagement.Read.Directory",
          "RoleManagement.ReadWrite.Directory",
          "User-PasswordProfile.ReadWrite.All",
          "User.DeleteRestore.All",
          "User.EnableDisableAccount.All",
          "User.Read.All",
          "User.ReadWrite.All");

  private GraphPermissions() {}

  static boolean has(String name) {
    return ALL.contains(name);
  }
}
