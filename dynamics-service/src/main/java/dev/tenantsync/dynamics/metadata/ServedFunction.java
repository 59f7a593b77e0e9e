package dev.tenantsync.dynamics.metadata;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as {@code $metadata} declares it.
 *
 * @param boundTo logical name of the entity that it is called on
 * @param parameters names to types
 * @param answer members of its answer, names to types
 */
record ServedFunction(
    String name,
    Optional<String> boundTo,
    Map<String, String> parameters,
    Map<String, String> answer) {

  private static final Map<String, String> NONE = Map.of();
  private static final String TEXT = "Edm.String";
  private static final String GUID = "Edm.Guid";
  private static final Map<String, String> PRIVILEGES =
      Map.of("RolePrivileges", "Collection(mscrm.RolePrivilege)");

  /** Members of {@code mscrm.RolePrivilege}. */
  static final Map<String, String> ROLE_PRIVILEGE =
      Map.of("Depth", TEXT, "PrivilegeId", GUID, "BusinessUnitId", GUID, "PrivilegeName", TEXT);

  static List<ServedFunction> all() {
    return List.of(
        unbound("WhoAmI", Map.of("BusinessUnitId", GUID, "UserId", GUID, "OrganizationId", GUID)),
        unbound("RetrieveVersion", Map.of("Version", TEXT)),
        ofUser("RetrieveUserPrivileges", NONE, PRIVILEGES),
        ofUser(
            "RetrieveUserSetOfPrivilegesByNames",
            Map.of("PrivilegeNames", "Collection(Edm.String)"),
            PRIVILEGES),
        ofUser(
            "RetrievePrincipalAccess",
            Map.of("Target", "mscrm.crmbaseentity"),
            Map.of("AccessRights", TEXT)));
  }

  private static ServedFunction unbound(String name, Map<String, String> answer) {
    return new ServedFunction(name, Optional.empty(), NONE, answer);
  }

  private static ServedFunction ofUser(
      String name, Map<String, String> parameters, Map<String, String> answer) {
    return new ServedFunction(name, Optional.of("systemuser"), parameters, answer);
  }

  /** Name of the type of its answer. */
  String answerType() {
    return name + "Response";
  }
}
