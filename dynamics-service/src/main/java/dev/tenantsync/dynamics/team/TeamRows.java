package dev.tenantsync.dynamics.team;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.securityrole.GuardedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams as edits by hand read and write them. Every write raises the row's version. */
@ApplicationScoped
class TeamRows {

  /** Owner teams carry roles (Dataverse: teamtype). */
  static final int OWNER = 0;

  private final Database database;

  TeamRows(Database database) {
    this.database = database;
  }

  /**
   * A team as locked.
   *
   * @param standard the team of everybody of its unit
   */
  record Team(
      UUID id,
      String name,
      @Nullable String description,
      UUID unit,
      int type,
      @Nullable UUID administrator,
      boolean standard,
      long version)
      implements GuardedTable.Locked {

    @Override
    public String json() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("teamid", id.toString())
          .put("name", name)
          .put("businessunitid", unit.toString())
          .put("teamtype", type)
          .toString();
    }
  }

  Optional<Team> locked(UUID id) {
    return database.first(
        "select * from team where teamid = ? for update",
        row ->
            new Team(
                row.uuid("teamid"),
                row.text("name"),
                row.textOrNull("description"),
                row.uuid("businessunitid"),
                (int) row.number("teamtype"),
                row.uuidOrNull("administratorid"),
                row.truth("isdefault"),
                row.number("versionnumber")),
        id);
  }

  void insert(Team team) {
    database.update(
        """
        insert into team (teamid, name, description, businessunitid, teamtype, administratorid,
          createdon, modifiedon, versionnumber)
        values (?, ?, ?::text, ?, ?, ?::uuid, now(), now(), nextval('row_version'))
        """,
        team.id(),
        team.name(),
        team.description(),
        team.unit(),
        team.type(),
        team.administrator());
  }

  void write(Team team) {
    database.update(
        """
        update team set name = ?, description = ?::text, administratorid = ?::uuid,
          modifiedon = now(), versionnumber = nextval('row_version')
        where teamid = ?
        """,
        team.name(),
        team.description(),
        team.administrator(),
        team.id());
  }

  void delete(UUID team) {
    database.update("delete from team where teamid = ?", team);
  }

  List<UUID> members(UUID team) {
    return database.list(
        "select systemuserid from teammembership where teamid = ? order by systemuserid",
        row -> row.uuid("systemuserid"),
        team);
  }

  List<UUID> roles(UUID team) {
    return database.list(
        "select roleid from teamroles where teamid = ? order by roleid",
        row -> row.uuid("roleid"),
        team);
  }

  /** False where the user is in it already. */
  boolean join(UUID team, UUID user) {
    return changed(
        "insert into teammembership (teamid, systemuserid) values (?, ?) on conflict do nothing",
        team,
        user);
  }

  /** False where the user is not in it. */
  boolean leave(UUID team, UUID user) {
    return changed("delete from teammembership where teamid = ? and systemuserid = ?", team, user);
  }

  /** False where the team has the role already. */
  boolean grant(UUID team, UUID role) {
    return changed(
        "insert into teamroles (teamid, roleid) values (?, ?) on conflict do nothing", team, role);
  }

  /** False where the team does not have the role. */
  boolean revoke(UUID team, UUID role) {
    return changed("delete from teamroles where teamid = ? and roleid = ?", team, role);
  }

  private boolean changed(String sql, UUID team, UUID other) {
    return database.update(sql, team, other) > 0;
  }
}
