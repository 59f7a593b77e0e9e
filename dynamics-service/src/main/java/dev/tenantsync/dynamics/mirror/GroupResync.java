package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.directory.GroupEntry;
import dev.tenantsync.dynamics.directory.HttpDirectory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Groups and memberships that an enumeration did not show: looked up, group by group first. */
@ApplicationScoped
class GroupResync {

  private static final String UNSEEN_GROUPS = " from directory_group where generation < ? ";
  private static final String UNSEEN_MEMBERS = " from directory_group_member where generation < ? ";

  private final Database database;
  private final HttpDirectory directory;
  private final GroupMembers members;
  private final GroupTable groups;
  private final Accounts accounts;
  private final Cursors cursors;

  GroupResync(
      Database database,
      HttpDirectory directory,
      GroupMembers members,
      GroupTable groups,
      Accounts accounts,
      Cursors cursors) {
    this.database = database;
    this.directory = directory;
    this.members = members;
    this.groups = groups;
    this.accounts = accounts;
    this.cursors = cursors;
  }

  long known() {
    return database.number("select count(*) as n from directory_group_member");
  }

  /** As of roles: few say little, so each is looked up; but a directory without groups is none. */
  Optional<String> noGroups(Cursor cursor) {
    long shown =
        database.number(
            "select count(*) as n from directory_group where generation = ?", cursor.generation());
    long unseen = database.number("select count(*) as n" + UNSEEN_GROUPS, cursor.generation());
    return shown > 0 || unseen == 0
        ? Optional.empty()
        : Optional.of("The enumeration showed no group: no absence was applied");
  }

  /**
   * Looks up the next few.
   *
   * @return how many that were; fewer than asked for when there are no more
   */
  int confirmSome(Cursor cursor, int chunk, long term) {
    List<UUID> unseenGroups = unseen("group_id" + UNSEEN_GROUPS, cursor, chunk);
    if (!unseenGroups.isEmpty()) {
      confirmGroups(cursor, unseenGroups, term);
      return chunk;
    }
    List<UUID> unseenMembers = unseen("member_id" + UNSEEN_MEMBERS, cursor, chunk);
    confirmMembers(cursor, unseenMembers, term);
    return unseenMembers.size();
  }

  private List<UUID> unseen(String what, Cursor cursor, int chunk) {
    return database.list(
        "select distinct " + what + "order by 1 limit " + chunk,
        row -> row.uuid(what.substring(0, what.indexOf(' '))),
        cursor.generation());
  }

  private void confirmGroups(Cursor cursor, List<UUID> candidates, long term) {
    List<GroupEntry> found = candidates.stream().map(directory::group).toList();
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              members.apply(found, arrival(cursor));
              cursors.hold(cursor, term);
            });
  }

  private void confirmMembers(Cursor cursor, List<UUID> candidates, long term) {
    Set<UUID> nested = new HashSet<>(groups.groupsAmong(candidates));
    Map<UUID, List<UUID>> held =
        candidates.stream()
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    id -> held(id, nested.contains(id)),
                    (one, other) -> one,
                    LinkedHashMap::new));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              members.holdStill();
              accounts.lock(candidates);
              Arrival arrival = arrival(cursor);
              held.forEach((id, around) -> members.replace(id, around, arrival));
              cursors.hold(cursor, term);
            });
  }

  private List<UUID> held(UUID id, boolean group) {
    return group ? directory.groupsAround(id) : directory.belongingOf(id).groups();
  }

  private Arrival arrival(Cursor cursor) {
    return Arrival.lookedUp(cursor, cursors.tick());
  }
}
