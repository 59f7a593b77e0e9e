package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.directory.BelongingEntry;
import dev.tenantsync.dynamics.directory.HttpDirectory;
import dev.tenantsync.dynamics.directory.Presence;
import dev.tenantsync.dynamics.directory.UserEntry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Reads one account out of turn. Must run between rounds: a page read ahead would be older.
 *
 * <p>An account that reads the same before and after its memberships were read is a picture of one
 * moment, so no licence or role in it needs to wait for the feeds.
 */
@ApplicationScoped
public class UserLookup {

  /** Attempts at a picture of one moment. */
  private static final int LOOKS = 3;

  /**
   * What was found.
   *
   * @param roles the template ids of the directory roles held
   * @param groups the groups it is directly in
   * @param changed whether the mirror said otherwise
   */
  public record Found(Presence presence, List<UUID> roles, List<UUID> groups, boolean changed) {}

  private record Picture(UserEntry user, BelongingEntry belonging, boolean oneMoment) {}

  private final HttpDirectory directory;
  private final Accounts accounts;
  private final RoleMembers roleMembers;
  private final GroupMembers groupMembers;
  private final FollowedFeeds feeds;
  private final Cursors cursors;

  UserLookup(
      HttpDirectory directory,
      Accounts accounts,
      RoleMembers roleMembers,
      GroupMembers groupMembers,
      FollowedFeeds feeds,
      Cursors cursors) {
    this.directory = directory;
    this.accounts = accounts;
    this.roleMembers = roleMembers;
    this.groupMembers = groupMembers;
    this.feeds = feeds;
    this.cursors = cursors;
  }

  /** Brings the mirror up to date about one account. */
  public Found read(UUID id, long term) {
    Picture picture = picture(id);
    boolean changed = QuarkusTransaction.requiringNew().call(() -> apply(picture, term));
    List<UUID> templates =
        picture.belonging().roles().stream()
            .map(role -> role.templateId() == null ? role.id() : role.templateId())
            .toList();
    return new Found(picture.user().presence(), templates, picture.belonging().groups(), changed);
  }

  private Picture picture(UUID id) {
    UserEntry user = directory.user(id);
    for (int look = 0; look < LOOKS; look++) {
      BelongingEntry belonging = belonging(user);
      UserEntry again = directory.user(id);
      if (again.equals(user)) {
        return new Picture(user, belonging, true);
      }
      user = again;
    }
    return new Picture(user, belonging(user), false);
  }

  private BelongingEntry belonging(UserEntry user) {
    return user.present() ? directory.belongingOf(user.id()) : BelongingEntry.NONE;
  }

  private boolean apply(Picture picture, long term) {
    groupMembers.holdStill();
    Cursor users = cursors.of(Feed.USERS);
    long clock = picture.oneMoment() ? 0 : cursors.tick();
    boolean accountChanged =
        accounts.apply(List.of(picture.user()), Arrival.told(users, clock, users.position())) > 0;
    Cursor roles = cursors.of(Feed.ROLES);
    boolean rolesChanged =
        roleMembers.replace(
            picture.user().id(),
            picture.belonging().roles(),
            Arrival.told(roles, clock, roles.position()));
    boolean groupsChanged = replaceGroups(picture);
    if (picture.oneMoment()) {
      accounts.settle(picture.user().id());
    }
    cursors.hold(users, term);
    return accountChanged || rolesChanged || groupsChanged;
  }

  /** A group's place among others is not in the picture, so a loss of scope waits for the feeds. */
  private boolean replaceGroups(Picture picture) {
    if (!feeds.now().contains(Feed.GROUPS)) {
      return false;
    }
    Cursor groups = cursors.of(Feed.GROUPS);
    return groupMembers.replace(
        picture.user().id(),
        picture.belonging().groups(),
        Arrival.told(groups, cursors.tick(), groups.position()));
  }
}
