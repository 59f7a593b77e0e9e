package dev.tenantsync.office365.feed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.user.Managers;
import dev.tenantsync.office365.user.UserRow;
import dev.tenantsync.office365.user.UserViews;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Whom users report to, for clients that select it (graph-directory D5); others hear nothing of a
 * manager, who is no property of a user (D19).
 */
@ApplicationScoped
class ManagerDelta {

  static final String MANAGER = "manager";

  private final Managers managers;

  ManagerDelta(Managers managers) {
    this.managers = managers;
  }

  /** Adds each user's manager to the entries, which stand in the same order. */
  void enumerate(List<UserRow> users, List<ObjectNode> entries, Tracking tracking) {
    if (!isSelected(tracking)) {
      return;
    }
    Map<UUID, UUID> current = managers.ofUsers(users.stream().map(UserRow::id).toList());
    for (int i = 0; i < entries.size(); i++) {
      add(entries.get(i), Optional.ofNullable(current.get(users.get(i).id())), Set.of());
    }
  }

  /** Adds the managers that came or went; users who are gone have none. */
  void tell(List<Touched> objects, List<ObjectNode> entries, Tracking tracking) {
    if (!isSelected(tracking)) {
      return;
    }
    Map<UUID, UUID> current = managers.ofUsers(objects.stream().map(Touched::id).toList());
    for (int i = 0; i < entries.size(); i++) {
      Touched object = objects.get(i);
      boolean news = object.whole() || object.properties().contains(MANAGER);
      if (news && !entries.get(i).has("@removed")) {
        add(entries.get(i), Optional.ofNullable(current.get(object.id())), object.related());
      }
    }
  }

  private static void add(ObjectNode entry, Optional<UUID> current, Set<UUID> touched) {
    Set<UUID> gone = new LinkedHashSet<>(touched);
    current.ifPresent(gone::remove);
    if (current.isEmpty() && gone.isEmpty()) {
      return;
    }
    ArrayNode list = entry.putArray(MANAGER + "@delta");
    gone.forEach(id -> user(list, id).set("@removed", Removed.reason("deleted")));
    current.ifPresent(id -> user(list, id));
  }

  private static ObjectNode user(ArrayNode list, UUID id) {
    return list.addObject().put("@odata.type", UserViews.TYPE).put("id", id.toString());
  }

  static boolean isSelected(Tracking tracking) {
    return tracking.properties().contains(MANAGER);
  }
}
