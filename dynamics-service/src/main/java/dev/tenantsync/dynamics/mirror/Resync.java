package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.directory.HttpDirectory;
import dev.tenantsync.dynamics.directory.RoleEntry;
import dev.tenantsync.dynamics.directory.UserEntry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reading everything afresh. What an enumeration did not show is not therefore gone: it is looked
 * up one by one, and where too little was shown not even that.
 */
@ApplicationScoped
public class Resync {

  /** Looked up in one transaction, so that following does not wait for long. */
  private static final int CHUNK = 100;

  private static final String UNSEEN_MEMBERS = " from directory_role_member where generation < ? ";

  private final Database database;
  private final HttpDirectory directory;
  private final Accounts accounts;
  private final RoleMembers roleMembers;
  private final GroupResync groups;
  private final Enumerated enumerated;
  private final Cursors cursors;

  Resync(
      Database database,
      HttpDirectory directory,
      Accounts accounts,
      RoleMembers roleMembers,
      GroupResync groups,
      Enumerated enumerated,
      Cursors cursors) {
    this.database = database;
    this.directory = directory;
    this.accounts = accounts;
    this.roleMembers = roleMembers;
    this.groups = groups;
    this.enumerated = enumerated;
    this.cursors = cursors;
  }

  /** Drops the cursor: the next pull enumerates under a new generation. */
  public void begin(Feed feed, long term) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              forget(feed);
              cursors.restart(feed, known(feed), term);
            });
  }

  private void forget(Feed feed) {
    if (feed == Feed.USERS) {
      enumerated.forget();
    }
  }

  private long known(Feed feed) {
    return switch (feed) {
      case USERS ->
          database.number("select count(*) as n from directory_account where presence = 'PRESENT'");
      case ROLES -> database.number("select count(*) as n from directory_role_member");
      case GROUPS -> groups.known();
    };
  }

  /**
   * Looks up the next few that the enumeration did not show.
   *
   * @return whether there are more
   */
  public boolean confirmSome(Feed feed, long term) {
    Cursor cursor = cursors.of(feed);
    int lookedUp =
        switch (feed) {
          case USERS -> confirmUsers(cursor, term);
          case ROLES -> confirmMembers(cursor, term);
          case GROUPS -> groups.confirmSome(cursor, CHUNK, term);
        };
    if (lookedUp == CHUNK) {
      return true;
    }
    finish(cursor, term);
    return false;
  }

  /** Ends a resync, whether or not absences were looked up. */
  public void finish(Cursor cursor, long term) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              forget(cursor.feed());
              cursors.enter(cursor, Phase.FOLLOWING, term);
            });
  }

  /**
   * Why absences of this generation must not be believed.
   *
   * @return empty where they may be looked up
   */
  public Optional<String> shrunken(Cursor cursor) {
    return switch (cursor.feed()) {
      case USERS -> fewAccounts(cursor);
      case ROLES -> noRoles(cursor);
      case GROUPS -> groups.noGroups(cursor);
    };
  }

  private Optional<String> fewAccounts(Cursor cursor) {
    long unseen = enumerated.missing(cursor);
    Enumeration shown = new Enumeration(cursor.knownBefore() - unseen, cursor.knownBefore());
    return shown.believable()
        ? Optional.empty()
        : Optional.of(
            "The enumeration showed %d of %d known accounts: no absence was applied"
                .formatted(Math.max(0, shown.seen()), shown.known()));
  }

  /** Few memberships say little, so each is looked up; but a directory without roles is none. */
  private Optional<String> noRoles(Cursor cursor) {
    long shown =
        database.number(
            "select count(*) as n from directory_role where generation = ?", cursor.generation());
    long unseen = database.number("select count(*) as n" + UNSEEN_MEMBERS, cursor.generation());
    return shown > 0 || unseen == 0
        ? Optional.empty()
        : Optional.of("The enumeration showed no directory role: no absence was applied");
  }

  private int confirmUsers(Cursor cursor, long term) {
    List<UUID> candidates = enumerated.unseen(cursor, CHUNK);
    List<UserEntry> found = candidates.stream().map(directory::user).toList();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              accounts.apply(found, arrival(cursor));
              enumerated.looked(candidates);
              cursors.hold(cursor, term);
            });
    return candidates.size();
  }

  private int confirmMembers(Cursor cursor, long term) {
    List<UUID> candidates =
        database.list(
            "select distinct object_id" + UNSEEN_MEMBERS + " order by object_id limit " + CHUNK,
            row -> row.uuid("object_id"),
            cursor.generation());
    Map<UUID, List<RoleEntry>> held = new LinkedHashMap<>();
    candidates.forEach(id -> held.put(id, directory.belongingOf(id).roles()));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              accounts.lock(candidates);
              Arrival arrival = arrival(cursor);
              held.forEach((id, roles) -> roleMembers.replace(id, roles, arrival));
              cursors.hold(cursor, term);
            });
    return candidates.size();
  }

  private Arrival arrival(Cursor cursor) {
    return Arrival.lookedUp(cursor, cursors.tick());
  }
}
