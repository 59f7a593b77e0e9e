package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.web.Ids;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of the actions about a role's privileges (Dataverse: RolePrivilege). */
final class PrivilegesBody {

  private static final Set<String> MEMBERS =
      Set.of(
          "Depth",
          "PrivilegeId",
          "PrivilegeName",
          "BusinessUnitId",
          "RecordFilterId",
          "RecordFilterUniqueName");

  private PrivilegesBody() {}

  /** {@code {"Privileges":[{"Depth":"Basic","PrivilegeId":...}]}}; of two the deeper counts. */
  static Privileges list(JsonNode body) {
    JsonNode given = body.path("Privileges");
    if (!given.isArray()) {
      throw DataverseException.badPayload("The parameter 'Privileges' must be an array.");
    }
    Privileges privileges = Privileges.NONE;
    for (JsonNode one : given) {
      refuseOthers(one);
      Map<Privilege, Depth> held = new EnumMap<>(Privilege.class);
      held.put(privilege(one), depth(one.path("Depth")));
      privileges = privileges.and(new Privileges(held));
    }
    return privileges;
  }

  /** {@code {"PrivilegeId":...}}. */
  static Privilege one(JsonNode body) {
    return privilege(body);
  }

  private static void refuseOthers(JsonNode one) {
    one.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !name.contains("@") && !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw DataverseException.badPayload("A privilege has no member '" + name + "'.");
            });
  }

  private static Privilege privilege(JsonNode json) {
    Optional<Privilege> byId =
        Ids.read(json.path("PrivilegeId").asText(""))
            .flatMap(
                id ->
                    Arrays.stream(Privilege.values())
                        .filter(known -> known.id().equals(id))
                        .findFirst());
    boolean idGiven = !json.path("PrivilegeId").asText("").isEmpty();
    Optional<Privilege> named =
        idGiven ? byId : Privilege.named(json.path("PrivilegeName").asText(""));
    return named.orElseThrow(
        () ->
            DataverseException.badPayload(
                "The value of 'PrivilegeId' or 'PrivilegeName' names no privilege."));
  }

  private static Depth depth(JsonNode json) {
    return Arrays.stream(Depth.values())
        .filter(
            depth ->
                json.isIntegralNumber()
                    ? json.asInt(-1) == depth.code()
                    : depth.label().equals(json.asText("")))
        .findFirst()
        .orElseThrow(
            () ->
                DataverseException.badPayload(
                    "The value of 'Depth' must be Basic, Local, Deep or Global."));
  }
}
