package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tenantsync.office365.odata.Expansion;
import dev.tenantsync.office365.odata.GraphQuery;
import dev.tenantsync.office365.odata.Select;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** A relation that no room has: every user owns more devices than an expansion shows. */
@ApplicationScoped
class OwnedDevices implements UserExpansion {

  private final ObjectMapper json;

  private final AtomicInteger readings = new AtomicInteger();

  OwnedDevices(ObjectMapper json) {
    this.json = json;
  }

  /** How often it was asked. */
  int readings() {
    return readings.get();
  }

  @Override
  public String navigation() {
    return "ownedDevices";
  }

  @Override
  public Map<UUID, JsonNode> read(Collection<UUID> userIds, GraphQuery inner) {
    readings.incrementAndGet();
    Select select = Select.of(inner, "Device", List.of("id", "owner"));
    Map<UUID, JsonNode> devices = new HashMap<>();
    for (UUID user : userIds) {
      ArrayNode owned = json.createArrayNode();
      for (int i = 0; i < Expansion.MOST_ITEMS; i++) {
        owned.add(
            select.apply(
                json.createObjectNode()
                    .put("@odata.type", "#microsoft.graph.device")
                    .put("id", "device" + i)
                    .put("owner", user.toString())));
      }
      devices.put(user, owned);
    }
    return devices;
  }
}
