package dev.tenantsync.dynamics.team;

import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.securityrole.GuardedEdits;
import dev.tenantsync.dynamics.securityrole.GuardedTable;
import dev.tenantsync.dynamics.securityrole.UnitRows;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import dev.tenantsync.dynamics.systemuser.UserRows;
import dev.tenantsync.dynamics.team.TeamRows.Team;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams made, edited and deleted; a unit's default team follows its unit. */
@ApplicationScoped
public class TeamEditing implements GuardedTable<Team> {

  private static final String UNIT = "businessunitid";
  private static final String ADMINISTRATOR = "administratorid";

  private static final Terms TERMS =
      new Terms(
          "TEAM",
          Set.of("name", "description", "teamtype", UNIT, ADMINISTRATOR),
          Privilege.WRITE_TEAM,
          Privilege.DELETE_TEAM);

  private final GuardedEdits edits;
  private final TeamRows rows;
  private final TeamAccess access;
  private final UnitRows units;
  private final UserRows users;
  private final UnitReach reach;

  TeamEditing(
      GuardedEdits edits,
      TeamRows rows,
      TeamAccess access,
      UnitRows units,
      UserRows users,
      UnitReach reach) {
    this.edits = edits;
    this.rows = rows;
    this.access = access;
    this.units = units;
    this.users = users;
    this.reach = reach;
  }

  @Override
  public Entity entity() {
    return TeamTable.ENTITY;
  }

  @Override
  public GuardedEdits edits() {
    return edits;
  }

  @Override
  public Terms terms() {
    return TERMS;
  }

  @Override
  public Optional<Team> locked(UUID id) {
    return rows.locked(id);
  }

  @Override
  public Team made(UUID id, RowBody given) {
    String name = given.required("name");
    UUID unit = bound(given, UNIT).map(RowKey::value).orElseGet(reach::ownUnit);
    units.requireUsable(unit);
    reach.require(Privilege.CREATE_TEAM, unit);
    Object type = given.columns().get("teamtype");
    Team team =
        new Team(
            id,
            name,
            (String) given.columns().get("description"),
            unit,
            type instanceof Integer code ? code : TeamRows.OWNER,
            administrator(given),
            false,
            0);
    rows.insert(team);
    return team;
  }

  @Override
  public Team edited(Team team, RowBody given) {
    refuseMove(team, given);
    return new Team(
        team.id(),
        given.columns().get("name") instanceof String name ? name : team.name(),
        given.columns().containsKey("description")
            ? (String) given.columns().get("description")
            : team.description(),
        team.unit(),
        team.type(),
        given.lookups().containsKey(ADMINISTRATOR) ? administrator(given) : team.administrator(),
        team.standard(),
        team.version());
  }

  @Override
  public void write(Team before, Team after) {
    if (before.standard() && !after.name().equals(before.name())) {
      throw refused("0x8004830A", "The default team is named as its business unit.");
    }
    rows.write(after);
  }

  @Override
  public void remove(Team team) {
    if (team.standard()) {
      throw refused("0x80048307", "The default team of a business unit cannot be deleted.");
    }
    access.requireOwnRoles(team);
    access.leaveAll(team);
    rows.delete(team.id());
  }

  /** Roles belong to a unit, and an access team has none: neither changes once there is a team. */
  private static void refuseMove(Team team, RowBody given) {
    Object type = given.columns().get("teamtype");
    if (type instanceof Integer code && code != team.type()) {
      throw RowBody.readOnly("teamtype");
    }
    boolean moved =
        given.lookups().containsKey(UNIT)
            && bound(given, UNIT).filter(unit -> unit.value().equals(team.unit())).isEmpty();
    if (moved) {
      throw RowBody.readOnly(UNIT);
    }
  }

  private @Nullable UUID administrator(RowBody given) {
    return bound(given, ADMINISTRATOR)
        .map(user -> users.liveIdOf(user).orElseThrow(user::notFound))
        .orElse(null);
  }

  private static Optional<RowKey> bound(RowBody given, String lookup) {
    return given.lookups().getOrDefault(lookup, Optional.empty());
  }

  private static DataverseException refused(String code, String text) {
    return new DataverseException(400, code, text);
  }
}
