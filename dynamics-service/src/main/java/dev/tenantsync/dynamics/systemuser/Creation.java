package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.entitlement.Column;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Owner;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A user to be made: somebody of the directory, or a program.
 *
 * @param objectId whom the directory knows by it
 * @param application the program's registration
 * @param stated directory-owned columns that the client gives; they must say what the directory
 *     says
 * @param patch what is written once the row is there
 */
record Creation(
    Optional<UUID> objectId, Optional<UUID> application, Map<String, String> stated, Patch patch) {

  /**
   * @throws DataverseException naming the first column that cannot be given
   */
  static Creation of(JsonNode body) {
    if (!body.isObject()) {
      throw DataverseException.badPayload("The request body must be a JSON object.");
    }
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    Map<String, String> stated = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      String name = member.getKey();
      if (isIdentity(name)) {
        continue;
      }
      if (isDirectoryProfile(name)) {
        stated.put(name, text(name, member.getValue()));
      } else {
        rest.set(name, member.getValue());
      }
    }
    refuseLicense(body);
    requireSynchronised(body);
    return new Creation(
        id(body, SystemUserTable.OBJECT_ID), id(body, "applicationid"), stated, Patch.of(rest));
  }

  /** The user name to look in the directory for, where no object id is given. */
  Optional<String> domainname() {
    return Optional.ofNullable(stated.get("domainname"));
  }

  Creation of(UUID known) {
    if (objectId.isPresent() && !objectId.get().equals(known)) {
      throw new DataverseException(
          400,
          DataverseCode.CANNOT_UPDATE_OBJECT_ID.code(),
          "The value of 'azureactivedirectoryobjectid' is not that of the address.");
    }
    return new Creation(Optional.of(known), application, stated, patch);
  }

  private static boolean isIdentity(String name) {
    return name.equals(SystemUserTable.OBJECT_ID)
        || name.equals("applicationid")
        || name.equals("islicensed")
        || name.equals("issyncwithdirectory");
  }

  /** Columns of the directory that clients give as text when they make a user. */
  private static boolean isDirectoryProfile(String name) {
    return Column.named(name)
        .filter(column -> column.owner() == Owner.DIRECTORY)
        .filter(
            column ->
                switch (column) {
                  case AZURESTATE, AZUREDELETEDON, DISABLEDREASON, SETUPUSER, CALTYPE -> false;
                  default -> true;
                })
        .isPresent();
  }

  private static String text(String name, JsonNode json) {
    if (!json.isTextual()) {
      throw DataverseException.badPayload("The value of '" + name + "' must be a string.");
    }
    return json.textValue();
  }

  private static Optional<UUID> id(JsonNode body, String name) {
    JsonNode given = body.path(name);
    if (given.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(
        Ids.read(given.asText(""))
            .orElseThrow(
                () ->
                    DataverseException.badPayload(
                        "The value of '" + name + "' is not an id (a GUID).")));
  }

  private static void refuseLicense(JsonNode body) {
    if (body.has("islicensed")) {
      throw new DataverseException(
          400,
          DataverseCode.CANNOT_CREATE_IS_LICENSED.code(),
          "The column 'islicensed' is read-only: assign a licence in the directory.");
    }
  }

  /** A person follows the directory, whatever is asked; a program does not. */
  private static void requireSynchronised(JsonNode body) {
    JsonNode given = body.path("issyncwithdirectory");
    boolean person = !body.has("applicationid");
    if (!given.isMissingNode() && !(given.isBoolean() && given.booleanValue() == person)) {
      throw new DataverseException(
          400,
          DataverseCode.CANNOT_UPDATE_IS_SYNC_WITH_DIRECTORY.code(),
          "The column 'issyncwithdirectory' is " + person + " for such a user.");
    }
  }
}
