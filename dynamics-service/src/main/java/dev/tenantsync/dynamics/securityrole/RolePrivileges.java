package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The privileges of roles, as they are stored. */
@ApplicationScoped
public class RolePrivileges {

  private final Database database;

  RolePrivileges(Database database) {
    this.database = database;
  }

  /** What a role grants; nothing for a role that is not there. */
  public Privileges of(UUID role) {
    record Held(String name, int depth) {}
    return new Privileges(
        database
            .list(
                """
                select p.name, held.depth from roleprivileges held
                join privilege p using (privilegeid) where held.roleid = ?
                """,
                row -> new Held(row.text("name"), (int) row.number("depth")),
                role)
            .stream()
            .filter(held -> Privilege.named(held.name()).isPresent())
            .collect(
                Collectors.toMap(
                    held -> Privilege.named(held.name()).orElseThrow(),
                    held -> Depth.ofCode(held.depth()).orElseThrow())));
  }

  /** Replaces what a role grants. */
  void write(UUID role, Privileges privileges) {
    List<Map.Entry<Privilege, Depth>> granted = List.copyOf(privileges.held().entrySet());
    database.update("delete from roleprivileges where roleid = ?", role);
    database.update(
        """
        insert into roleprivileges (roleid, privilegeid, depth)
        select ?, * from unnest(?::uuid[], ?::smallint[])
        """,
        role,
        SqlArray.of("uuid", granted, entry -> entry.getKey().id()),
        SqlArray.of("int2", granted, entry -> entry.getValue().code()));
  }

  /**
   * Writes the privileges and what the predefined roles grant, where either is missing. Such roles
   * cannot be edited, so each start may do it, and a role of an earlier version gets what is new.
   */
  void lay() {
    List<Privilege> known = Arrays.asList(Privilege.values());
    database.update(
        """
        insert into privilege (privilegeid, name)
        select * from unnest(?::uuid[], ?::text[]) on conflict do nothing
        """,
        SqlArray.of("uuid", known, Privilege::id),
        SqlArray.of("text", known, Privilege::privilegeName));
    for (PredefinedRole role : PredefinedRole.values()) {
      lay(role);
    }
  }

  private void lay(PredefinedRole role) {
    List<Map.Entry<Privilege, Depth>> granted = List.copyOf(RoleGrants.of(role).held().entrySet());
    database.update(
        """
        insert into roleprivileges (roleid, privilegeid, depth)
        select r.roleid, granted.id, granted.depth
        from securityrole r join businessunit b using (businessunitid),
          unnest(?::uuid[], ?::int[]) granted (id, depth)
        where r.name = ? and b.parentbusinessunitid is null
        on conflict do nothing
        """,
        SqlArray.of("uuid", granted, entry -> entry.getKey().id()),
        SqlArray.of("int4", granted, entry -> entry.getValue().code()),
        role.displayName());
  }
}
