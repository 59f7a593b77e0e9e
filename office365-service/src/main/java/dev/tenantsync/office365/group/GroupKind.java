package dev.tenantsync.office365.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Groups in lists of directory objects. */
@ApplicationScoped
class GroupKind implements ObjectKind {

  private final Groups groups;
  private final GroupViews views;

  GroupKind(Groups groups, GroupViews views) {
    this.groups = groups;
    this.views = views;
  }

  @Override
  public String type() {
    return "group";
  }

  @Override
  public boolean knows(String property) {
    return views.knows(property);
  }

  @Override
  public Map<UUID, ObjectNode> read(Collection<UUID> ids, List<String> properties) {
    List<Group> found = groups.byIds(ids);
    List<ObjectNode> rendered = views.render(found, properties);
    Map<UUID, ObjectNode> read = new LinkedHashMap<>();
    for (int i = 0; i < found.size(); i++) {
      read.put(found.get(i).id, rendered.get(i));
    }
    return read;
  }
}
