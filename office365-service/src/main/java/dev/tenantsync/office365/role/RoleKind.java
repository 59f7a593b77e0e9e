package dev.tenantsync.office365.role;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectKind;
import dev.tenantsync.office365.odata.Select;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Activated roles in lists of directory objects. */
@ApplicationScoped
class RoleKind implements ObjectKind {

  private final Roles roles;
  private final ObjectMapper json;

  RoleKind(Roles roles, ObjectMapper json) {
    this.roles = roles;
    this.json = json;
  }

  @Override
  public String type() {
    return "directoryRole";
  }

  @Override
  public boolean knows(String property) {
    return RoleJson.PROPERTIES.contains(property);
  }

  @Override
  public Map<UUID, ObjectNode> read(Collection<UUID> ids, List<String> properties) {
    Select select = new Select(properties);
    return roles.byIds(ids).stream()
        .collect(
            Collectors.toMap(Role::id, role -> select.apply(json.valueToTree(RoleJson.of(role)))));
  }
}
