package dev.tenantsync.office365.role;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserFacet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the roles' feed that a member is deleted or restored. Roles are no properties of users and
 * never show in the users' feed (graph-directory R10).
 */
@ApplicationScoped
class RoleFacet implements UserFacet {

  private final RoleMembers members;
  private final GlobalAdministrators administrators;
  private final ChangeLog log;

  RoleFacet(RoleMembers members, GlobalAdministrators administrators, ChangeLog log) {
    this.members = members;
    this.administrators = administrators;
    this.log = log;
  }

  @Override
  public Set<String> properties() {
    return Set.of();
  }

  @Override
  public Map<UUID, Map<String, @Nullable Object>> read(
      Collection<UUID> userIds, Set<String> names) {
    return Map.of();
  }

  @Override
  public void leaving(User user) {
    administrators.requireAnother(user);
  }

  @Override
  public Set<String> deleted(User user) {
    return tell(user, Change.Kind.MEMBER_REMOVED);
  }

  @Override
  public Set<String> restored(User user) {
    return tell(user, Change.Kind.MEMBER_ADDED);
  }

  private Set<String> tell(User user, Change.Kind kind) {
    List<Change> changes =
        members.rolesOf(user.id).stream()
            .map(roleId -> Change.membership(Change.Resource.DIRECTORY_ROLE, roleId, user.id, kind))
            .toList();
    log.append(changes);
    return Set.of();
  }
}
