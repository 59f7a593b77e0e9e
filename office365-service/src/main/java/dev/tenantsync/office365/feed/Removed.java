package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Entries for what is no longer there (Graph: {@code @removed}). */
final class Removed {

  private Removed() {}

  /** In deleted items, from where it may come back. */
  static ObjectNode recoverably(UUID id) {
    return entry(id, "changed");
  }

  static ObjectNode forGood(UUID id) {
    return entry(id, "deleted");
  }

  static ObjectNode reason(String reason) {
    return JsonNodeFactory.instance.objectNode().put("reason", reason);
  }

  private static ObjectNode entry(UUID id, String reason) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode().put("id", id.toString());
    entry.set("@removed", reason(reason));
    return entry;
  }
}
