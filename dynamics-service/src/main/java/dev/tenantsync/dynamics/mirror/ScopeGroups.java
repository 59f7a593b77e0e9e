package dev.tenantsync.dynamics.mirror;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The environment's group and all that are nested in it, kept so that nobody has to climb. */
@ApplicationScoped
class ScopeGroups {

  private final Database database;
  private final CurrentSettings settings;

  ScopeGroups(Database database, CurrentSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Keeps the environment's group as it is set until the transaction in hand ends. */
  Optional<UUID> held() {
    settings.locked();
    return settings.current().securityGroup();
  }

  Set<UUID> current() {
    return new HashSet<>(
        database.list("select group_id from scope_group", row -> row.uuid("group_id")));
  }

  /** Whether groups that came or went can be in the scope's shape. */
  boolean touchedBy(Collection<UUID> groups) {
    return database.number(
            """
            select count(*) as n from unnest(?::uuid[]) as t (group_id)
            where group_id = ?::uuid
              or exists (select from scope_group s where s.group_id = t.group_id)
              or exists (select from directory_group_member m join scope_group s using (group_id)
                where m.member_id = t.group_id)
            """,
            SqlArray.uuids(groups),
            settings.current().securityGroup().orElse(null))
        > 0;
  }

  /** Climbs down from the environment's group anew; cycles are gone round once. */
  void compute() {
    database.update("delete from scope_group");
    database.update(
        """
        insert into scope_group (group_id)
        with recursive nested (group_id) as (
          select group_id from directory_group where group_id = ?::uuid
          union
          select g.group_id
          from nested n
            join directory_group_member m on m.group_id = n.group_id
            join directory_group g on g.group_id = m.member_id
        )
        select group_id from nested
        """,
        settings.current().securityGroup().orElse(null));
  }

  void forget() {
    database.update("delete from scope_group");
  }
}
