package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.directory.HttpDirectory;
import dev.tenantsync.dynamics.directory.Presence;
import dev.tenantsync.dynamics.directory.RoleEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Reads one account out of turn. Must run between rounds: a page read ahead would be older.
 *
 * <p>An account that reads the same before and after its roles were read is a picture of one
 * moment, so nothing in it needs to wait for the feeds.
 */
@ApplicationScoped
public class UserLookup {

  /** Attempts at a picture of one moment. */
  private static final int LOOKS = 3;

  /**
   * What was found.
   *
   * @param roles the template ids of the directory roles held
   * @param changed whether the mirror said otherwise
   */
  public record Found(Presence presence, List<UUID> roles, boolean changed) {}

  private record Picture(UserEntry user, List<RoleEntry> roles, boolean oneMoment) {}

  private final HttpDirectory directory;
  private final Accounts accounts;
  private final RoleMembers roleMembers;
  private final Cursors cursors;

  UserLookup(HttpDirectory directory, Accounts accounts, RoleMembers roleMembers, Cursors cursors) {
    this.directory = directory;
    this.accounts = accounts;
    this.roleMembers = roleMembers;
    this.cursors = cursors;
  }

  /** Brings the mirror up to date about one account. */
  public Found read(UUID id, long term) {
    Picture picture = picture(id);
    boolean changed = QuarkusTransaction.requiringNew().call(() -> apply(picture, term));
    List<UUID> templates =
        picture.roles().stream()
            .map(role -> role.templateId() == null ? role.id() : role.templateId())
            .toList();
    return new Found(picture.user().presence(), templates, changed);
  }

  private Picture picture(UUID id) {
    UserEntry user = directory.user(id);
    for (int look = 0; look < LOOKS; look++) {
      List<RoleEntry> roles = user.present() ? directory.rolesHeldBy(id) : List.of();
      UserEntry again = directory.user(id);
      if (again.equals(user)) {
        return new Picture(user, roles, true);
      }
      user = again;
    }
    return new Picture(user, user.present() ? directory.rolesHeldBy(id) : List.of(), false);
  }

  private boolean apply(Picture picture, long term) {
    Cursor users = cursors.of(Feed.USERS);
    long clock = picture.oneMoment() ? 0 : cursors.tick();
    boolean accountChanged =
        accounts.apply(List.of(picture.user()), Arrival.told(users, clock, users.position())) > 0;
    Cursor roles = cursors.of(Feed.ROLES);
    boolean rolesChanged =
        roleMembers.replace(
            picture.user().id(), picture.roles(), Arrival.told(roles, clock, roles.position()));
    if (picture.oneMoment()) {
      accounts.settle(picture.user().id());
    }
    cursors.hold(users, term);
    return accountChanged || rolesChanged;
  }
}
