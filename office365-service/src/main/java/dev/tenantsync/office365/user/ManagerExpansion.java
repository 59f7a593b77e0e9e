package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.odata.GraphQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code $expand=manager} on users. */
@ApplicationScoped
class ManagerExpansion implements UserExpansion {

  private final Managers managers;
  private final UserKind users;
  private final UserSelection selection;

  ManagerExpansion(Managers managers, UserKind users, UserSelection selection) {
    this.managers = managers;
    this.users = users;
    this.selection = selection;
  }

  @Override
  public String navigation() {
    return Managers.MANAGER;
  }

  @Override
  public Map<UUID, JsonNode> read(Collection<UUID> userIds, GraphQuery inner) {
    List<String> selected = selection.of(inner);
    Map<UUID, UUID> known = managers.ofUsers(userIds);
    Map<UUID, ObjectNode> views =
        known.isEmpty() ? Map.of() : users.read(List.copyOf(known.values()), selected);
    Map<UUID, JsonNode> read = new HashMap<>();
    known.forEach(
        (user, manager) -> {
          ObjectNode view = views.get(manager);
          if (view != null) {
            read.put(user, UserAnswers.typed(view));
          }
        });
    return read;
  }
}
