package dev.tenantsync.dynamics.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Reference;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import dev.tenantsync.dynamics.systemuser.UserKeys;
import dev.tenantsync.dynamics.web.Ids;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code {"Members":[{"systemuserid":...}]}}; addresses are taken, too. */
final class MembersBody {

  private MembersBody() {}

  static List<RowKey> read(JsonNode body) {
    JsonNode given = body.path("Members");
    if (!given.isArray()) {
      throw DataverseException.badPayload("The parameter 'Members' must be an array.");
    }
    List<RowKey> members = new ArrayList<>();
    given.forEach(one -> members.add(member(one)));
    return members;
  }

  private static RowKey member(JsonNode json) {
    if (json.has("@odata.id")) {
      return Reference.parse(
          SystemUserTable.ENTITY, json.path("@odata.id").asText(""), "@odata.id");
    }
    return Ids.read(json.path("systemuserid").asText(""))
        .map(id -> UserKeys.parse(id.toString()))
        .orElseThrow(
            () ->
                DataverseException.badPayload(
                    "A member must be given by its 'systemuserid' or '@odata.id'."));
  }
}
