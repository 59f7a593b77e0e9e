package dev.tenantsync.office365.user;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeLog;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deletes users, gives them back, and removes them for good. */
@ApplicationScoped
public class RecycleBin {

  private static final String NAME = "userPrincipalName";
  private static final String DELETED = "deletedDateTime";

  private final Users users;
  private final PrincipalNames names;
  private final List<UserFacet> facets;
  private final ChangeLog changes;
  private final Clock clock;

  RecycleBin(
      Users users,
      PrincipalNames names,
      @All List<UserFacet> facets,
      ChangeLog changes,
      Clock clock) {
    this.users = users;
    this.names = names;
    this.facets = facets;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * Moves a live user to deleted items; the original name is free at once.
   *
   * @throws GraphException not found, or a room refuses to let the user go
   */
  @Transactional
  public void delete(String key) {
    User user = users.lockByKey(key).orElseThrow(() -> GraphException.notFound(key));
    facets.forEach(facet -> facet.leaving(user));
    String name = user.userPrincipalName;
    user.userPrincipalName = PrincipalName.whileDeleted(user.id, name);
    user.deletedDateTime = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Change change =
        Change.of(Change.Resource.USER, user.id, Change.Kind.DELETED)
            .property(NAME, name, user.userPrincipalName)
            .property(DELETED, null, user.deletedDateTime);
    facets.forEach(facet -> facet.deleted(user).forEach(change::touched));
    changes.append(change);
  }

  /**
   * Brings a deleted user back, under the original name or a new one.
   *
   * @throws GraphException not found, or the name is taken or in no verified domain any more
   */
  @Transactional
  User restore(UUID id, Optional<String> newName) {
    User user = users.lockDeleted(id).orElseThrow(() -> GraphException.notFound(id.toString()));
    Change change = Change.of(Change.Resource.USER, id, Change.Kind.RESTORED);
    String name = newName.orElseGet(() -> PrincipalName.original(id, user.userPrincipalName));
    change.property(NAME, user.userPrincipalName, name);
    change.property(DELETED, user.deletedDateTime, null);
    names.require(name);
    user.userPrincipalName = name;
    user.deletedDateTime = null;
    names.flushUnique();
    facets.forEach(facet -> facet.restored(user).forEach(change::touched));
    changes.append(change);
    return user;
  }

  /** Removes a deleted user for good. */
  @Transactional
  void purge(UUID id) {
    purge(users.lockDeleted(id).orElseThrow(() -> GraphException.notFound(id.toString())));
  }

  /**
   * Removes some of the users deleted before this moment, in one transaction.
   *
   * @return how many
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  int purgeSome(Instant before, int limit) {
    List<User> expired = users.lockSomeDeletedBefore(before, limit);
    expired.forEach(this::purge);
    return expired.size();
  }

  private void purge(User user) {
    users.delete(user);
    changes.append(Change.of(Change.Resource.USER, user.id, Change.Kind.PURGED));
  }
}
