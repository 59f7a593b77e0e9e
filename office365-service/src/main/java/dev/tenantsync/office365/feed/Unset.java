package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Properties without a value, which an entry of all properties does not show (D9). */
final class Unset {

  private Unset() {}

  /** Leaves out what is null or empty and is not to be kept. */
  static void leaveOut(ObjectNode entry, Collection<String> kept) {
    List<String> unset = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : entry.properties()) {
      JsonNode value = property.getValue();
      if (value.isNull() || (value.isArray() && value.isEmpty())) {
        unset.add(property.getKey());
      }
    }
    unset.removeAll(kept);
    entry.remove(unset);
  }
}
