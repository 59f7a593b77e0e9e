package dev.tenantsync.office365.user;

import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells the log of those who report to a user that their manager is deleted or restored. */
@ApplicationScoped
class ManagerFacet implements UserFacet {

  private final Users users;
  private final ChangeLog log;

  ManagerFacet(Users users, ChangeLog log) {
    this.users = users;
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
    return tell(user);
  }

  @Override
  public Set<String> restored(User user) {
    return tell(user);
  }

  private Set<String> tell(User manager) {
    List<UUID> reports =
        users
            .getEntityManager()
            .createQuery("select u.id from User u where u.managerId = ?1 order by u.id", UUID.class)
            .setParameter(1, manager.id)
            .getResultList();
    if (!reports.isEmpty()) {
      log.appendAlike(
          Change.of(Change.Resource.USER, manager.id, Change.Kind.UPDATED)
              .touched(Managers.MANAGER)
              .towards(manager.id),
          reports);
    }
    return Set.of();
  }
}
