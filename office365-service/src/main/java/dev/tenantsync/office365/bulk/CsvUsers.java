package dev.tenantsync.office365.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes Graph's user of a record, with what the admin center asks for once for the whole file:
 * whether they may sign in, where they are, and which licences they get.
 */
record CsvUsers(
    ObjectMapper json, boolean accountEnabled, Optional<String> usageLocation, List<UUID> skuIds) {

  CsvUsers {
    skuIds = List.copyOf(skuIds);
  }

  /** The user as a line of NDJSON. */
  byte[] user(CsvHeader header, String[] record) {
    ObjectNode user = json.createObjectNode().put("accountEnabled", accountEnabled);
    for (int i = 0; i < record.length; i++) {
      CsvColumn column = header.columns().get(i);
      String value = record[i].strip();
      if (value.isEmpty()) {
        continue;
      }
      if (column.isList()) {
        user.putArray(column.property()).add(value);
      } else {
        user.put(column.property(), value);
      }
    }
    user.put("mailNickname", nickname(user.path(CsvColumn.USERNAME.property()).asText()));
    usageLocation.ifPresent(country -> user.put("usageLocation", country));
    if (!skuIds.isEmpty()) {
      var licenses = user.putArray("assignedLicenses");
      skuIds.forEach(skuId -> licenses.addObject().put("skuId", skuId.toString()));
    }
    return written(user);
  }

  /**
   * The admin center asks for no nickname: it takes the name before the at sign. Where there is
   * none, the name is what is wrong, and the nickname must not be blamed.
   */
  private static String nickname(String userPrincipalName) {
    int at = userPrincipalName.lastIndexOf('@');
    return at < 1 ? "nobody" : userPrincipalName.substring(0, at);
  }

  private byte[] written(ObjectNode user) {
    try {
      return json.writeValueAsBytes(user);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
