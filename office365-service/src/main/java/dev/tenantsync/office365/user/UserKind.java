package dev.tenantsync.office365.user;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.office365.directoryobject.ObjectKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Users in lists of directory objects; deleted ones are not shown. */
@ApplicationScoped
class UserKind implements ObjectKind {

  private final Users users;
  private final UserViews views;

  UserKind(Users users, UserViews views) {
    this.users = users;
    this.views = views;
  }

  @Override
  public String type() {
    return "user";
  }

  @Override
  public boolean knows(String property) {
    return views.knows(property);
  }

  @Override
  public Map<UUID, ObjectNode> read(Collection<UUID> ids, List<String> properties) {
    List<User> live = users.list("id in ?1 and deletedDateTime is null", ids);
    List<ObjectNode> rendered =
        views.render(live, properties.isEmpty() ? UserProperties.defaults() : properties);
    Map<UUID, ObjectNode> read = new LinkedHashMap<>();
    for (int i = 0; i < live.size(); i++) {
      read.put(live.get(i).id, rendered.get(i));
    }
    return read;
  }
}
