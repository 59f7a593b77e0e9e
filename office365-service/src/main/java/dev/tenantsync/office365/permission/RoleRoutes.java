package dev.tenantsync.office365.permission;

import static dev.tenantsync.office365.permission.Rule.least;
import static java.util.Map.entry;

import java.util.Map;

/** The routes of administrator roles, by both of Graph's interfaces. */
final class RoleRoutes {

  private static final String WRITE = "Directory.ReadWrite.All";
  private static final String ROLES_WRITE = "RoleManagement.ReadWrite.Directory";

  private static final Rule READER =
      least("RoleManagement.Read.Directory")
          .also("RoleManagement.Read.All", "Directory.Read.All", ROLES_WRITE, WRITE);
  private static final Rule ACTIVATOR = least(ROLES_WRITE).also(WRITE);

  /** Directory.ReadWrite.All is not enough: whoever fills roles can give away everything. */
  private static final Rule FILLER = least(ROLES_WRITE);

  private RoleRoutes() {}

  static Map<String, Rule> rules() {
    String roles = "/v1.0/directoryRoles";
    String unified = "/v1.0/roleManagement/directory";
    return Map.ofEntries(
        entry("GET " + roles, READER),
        entry("GET " + roles + "/delta", READER),
        entry("GET " + roles + "/{key}", READER),
        entry("GET " + roles + "/{key}/members", READER),
        entry("GET " + roles + "/{key}/members/$count", READER),
        entry("GET " + roles + "/{key}/members/user", READER),
        entry("GET /v1.0/directoryRoleTemplates", READER),
        entry("GET /v1.0/directoryRoleTemplates/{id}", READER),
        entry("POST " + roles, ACTIVATOR),
        entry("POST " + roles + "/{key}/members/$ref", FILLER),
        entry("DELETE " + roles + "/{key}/members/$ref", FILLER),
        entry("DELETE " + roles + "/{key}/members/{id}/$ref", FILLER),
        entry("GET " + unified + "/roleDefinitions", READER),
        entry("GET " + unified + "/roleDefinitions/{id}", READER),
        entry("GET " + unified + "/roleAssignments", READER),
        entry("GET " + unified + "/roleAssignments/{id}", READER),
        entry("POST " + unified + "/roleAssignments", FILLER),
        entry("DELETE " + unified + "/roleAssignments/{id}", FILLER));
  }
}
