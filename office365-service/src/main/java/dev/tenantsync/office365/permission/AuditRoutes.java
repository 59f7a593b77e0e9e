package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;

import java.util.Map;

/** The routes of the audit trail (Graph: list directoryAudits). */
final class AuditRoutes {

  private static final Rule READER = least("AuditLog.Read.All").also("Directory.Read.All");

  private AuditRoutes() {}

  static Map<String, Rule> rules() {
    return Map.of(
        "GET /v1.0/auditLogs/directoryAudits", READER,
        "GET /v1.0/auditLogs/directoryAudits/{id}", READER);
  }
}
