package dev.tenantsync.dynamics.rehearsal;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The directory's groups as mirrored, which they are only while a security group is set. */
@ApplicationScoped
class MirroredGroups {

  /**
   * Who would be in the security group.
   *
   * @param relevant mirrored groups by which somebody's place is told
   */
  record Place(Circle circle, LicensePaths paths, Set<UUID> relevant) {}

  private final Database database;
  private final CurrentSettings settings;

  MirroredGroups(Database database, CurrentSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Whether they were read to their end. */
  boolean known() {
    return settings.current().securityGroup().isPresent()
        && database.number("select count(*) as n from feed_cursor where feed = 'GROUPS' and known")
            > 0;
  }

  Nesting nesting() {
    Map<UUID, Set<UUID>> groupsIn = new HashMap<>();
    if (known()) {
      database.list(
          """
          select m.group_id, m.member_id
          from directory_group_member m join directory_group g on g.group_id = m.member_id
          """,
          row ->
              groupsIn
                  .computeIfAbsent(row.uuid("group_id"), id -> new HashSet<>())
                  .add(row.uuid("member_id")));
    }
    return new Nesting(groupsIn);
  }

  /**
   * @param nesting after the edits
   */
  Place place(Optional<UUID> planned, Nesting nesting, DirectoryAnswers answers) {
    if (planned.isEmpty()) {
      return new Place(Circle.EVERYBODY, answers.paths(), Set.of());
    }
    UUID group = planned.get();
    Set<UUID> within = nesting.within(group);
    if (known()) {
      return new Place(Circle.of(within, exists(group)), answers.paths(), within);
    }
    return new Place(
        Circle.of(within, answers.everyone().isPresent()),
        with(group, answers.everyone().orElse(Set.of()), answers.paths()),
        Set.of());
  }

  private boolean exists(UUID group) {
    return database.number("select count(*) as n from directory_group where group_id = ?", group)
        > 0;
  }

  private static LicensePaths with(UUID group, Set<UUID> everyone, LicensePaths paths) {
    Map<UUID, Set<UUID>> groups = new HashMap<>(paths.groups());
    for (UUID id : everyone) {
      Set<UUID> memberOf = new HashSet<>(groups.getOrDefault(id, Set.of()));
      memberOf.add(group);
      groups.put(id, memberOf);
    }
    return new LicensePaths(paths.assignments(), groups);
  }
}
