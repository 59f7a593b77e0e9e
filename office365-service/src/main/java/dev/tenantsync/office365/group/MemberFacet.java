package dev.tenantsync.office365.group;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.user.User;
import dev.tenantsync.office365.user.UserFacet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells the groups' feed that a member is deleted or restored. Groups are no properties of users
 * and never show in the users' feed (graph-directory D19).
 */
@ApplicationScoped
class MemberFacet implements UserFacet {

  private final GroupMembers members;
  private final ChangeLog log;

  MemberFacet(GroupMembers members, ChangeLog log) {
    this.members = members;
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
  public Set<String> deleted(User user) {
    return tell(user, Change.Kind.MEMBER_REMOVED);
  }

  @Override
  public Set<String> restored(User user) {
    return tell(user, Change.Kind.MEMBER_ADDED);
  }

  private Set<String> tell(User user, Change.Kind kind) {
    log.append(
        members.groupsOf(user.id).stream()
            .map(groupId -> Change.membership(Change.Resource.GROUP, groupId, user.id, kind))
            .toList());
    return Set.of();
  }
}
