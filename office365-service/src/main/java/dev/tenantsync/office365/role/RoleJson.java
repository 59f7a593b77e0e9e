package dev.tenantsync.office365.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role as Graph shows it (Graph: directoryRole).
 *
 * @param type only where several kinds of object may stand in one list
 * @param deletedDateTime always null: roles are never deleted
 */
record RoleJson(
    @JsonProperty("@odata.type") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String type,
    UUID id,
    @Nullable String deletedDateTime,
    String description,
    String displayName,
    UUID roleTemplateId) {

  static final Set<String> PROPERTIES =
      Set.of("id", "deletedDateTime", "description", "displayName", "roleTemplateId");

  static RoleJson of(Role role) {
    return new RoleJson(
        null, role.id(), null, role.description(), role.displayName(), role.roleTemplateId());
  }

  /** With its type, for a list of directory objects. */
  static RoleJson typed(Role role) {
    return new RoleJson(
        "#microsoft.graph.directoryRole",
        role.id(),
        null,
        role.description(),
        role.displayName(),
        role.roleTemplateId());
  }
}
