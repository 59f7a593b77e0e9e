package dev.tenantsync.dynamics.function;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;

/** Privileges of a user, each with how deep it reaches. */
record PrivilegesJson(
    @JsonProperty("@odata.context") String context,
    @JsonProperty("RolePrivileges") List<PrivilegeJson> privileges) {

  record PrivilegeJson(
      @JsonProperty("Depth") String depth,
      @JsonProperty("PrivilegeId") UUID id,
      @JsonProperty("BusinessUnitId") UUID businessUnitId,
      @JsonProperty("PrivilegeName") String name) {}
}
