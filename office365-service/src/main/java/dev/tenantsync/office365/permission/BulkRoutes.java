package dev.tenantsync.office365.permission;

import java.util.Map;

/** Who may import and export: whoever could do the same object by object. */
final class BulkRoutes {

  private static final String USERS = "User.ReadWrite.All";
  private static final String LICENSES = "LicenseAssignment.ReadWrite.All";
  private static final String ROLES = "RoleManagement.ReadWrite.Directory";

  private BulkRoutes() {}

  static Map<String, Rule> rules() {
    Rule importer = Rule.together(USERS, LICENSES, ROLES);
    return Map.of(
        "POST /admin/imports", importer,
        "GET /admin/imports", importer,
        "GET /admin/imports/{id}", importer,
        "DELETE /admin/imports/{id}", importer,
        "GET /admin/imports/{id}/failures", importer,
        "GET /admin/export", Rule.least("Directory.Read.All"));
  }
}
