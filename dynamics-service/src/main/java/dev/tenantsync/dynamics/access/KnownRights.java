package dev.tenantsync.dynamics.access;

import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Rights by what they follow from: the roles and teams of a user, the place of the row, and the
 * version that the database changes with every change of roles, their privileges and teams. All of
 * that is read with every call; what it comes to is worked out by the database once.
 */
@ApplicationScoped
class KnownRights {

  /** SQL of what the rights of a row {@code u} follow from. */
  static final String KEY =
      """
      u.systemuserid as holder, u.businessunitid as unit, u.deletedstate as state,
        (select version from rights_version) as rights_version,
        array(select roleid from systemuserroles g
          where g.systemuserid = u.systemuserid order by roleid) as held_roles,
        array(select teamid from teammembership m
          where m.systemuserid = u.systemuserid order by teamid) as held_teams""";

  /** The same and the rights themselves. */
  static final String WHOLE =
      KEY
          + """
          ,
            array(select distinct r.name from effective_role g join securityrole r using (roleid)
              where g.systemuserid = u.systemuserid order by r.name) as roles,
            array(select p.name || ' ' || max(held.depth)
              from effective_privilege held join privilege p using (privilegeid)
              where held.systemuserid = u.systemuserid group by p.name) as privileges""";

  private static final int MOST = 10_000;

  private record Key(
      UUID version, @Nullable UUID unit, long state, List<UUID> roles, List<UUID> teams) {}

  private final Map<Key, Rights> known = new ConcurrentHashMap<>();

  /**
   * The rights of a row; empty where they have to be read.
   *
   * @param row with {@link #KEY} among its columns
   */
  Optional<Rights> find(Row row) throws SQLException {
    return row.uuidOrNull("holder") == null
        ? Optional.of(Rights.NONE)
        : Optional.ofNullable(known.get(key(row)));
  }

  /**
   * The rights of a row, found by the next who has the same.
   *
   * @param row with {@link #WHOLE} among its columns
   */
  Rights read(Row row) throws SQLException {
    Key key = key(row);
    Rights rights = new Rights(row.texts("roles"), privileges(row.texts("privileges")));
    if (known.size() >= MOST) {
      known.clear();
    }
    known.keySet().removeIf(other -> !other.version().equals(key.version()));
    known.put(key, rights);
    return rights;
  }

  private static Key key(Row row) throws SQLException {
    return new Key(
        row.uuid("rights_version"),
        row.uuidOrNull("unit"),
        row.number("state"),
        row.uuids("held_roles"),
        row.uuids("held_teams"));
  }

  /** Each a name and a depth; what an older version does not know, it does not grant. */
  private static Privileges privileges(List<String> held) {
    Map<Privilege, Depth> granted = new EnumMap<>(Privilege.class);
    for (String text : held) {
      int space = text.indexOf(' ');
      Privilege.named(text.substring(0, space))
          .ifPresent(
              privilege ->
                  granted.put(
                      privilege,
                      Depth.ofCode(Integer.parseInt(text.substring(space + 1))).orElseThrow()));
    }
    return new Privileges(granted);
  }
}
