package dev.tenantsync.dynamics.team;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.Entity;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowEditing;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.provisioning.EditLog;
import dev.tenantsync.dynamics.provisioning.EditLog.Edit;
import dev.tenantsync.dynamics.provisioning.EditLog.Subject;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.UnitRows;
import dev.tenantsync.dynamics.systemuser.TeamTable;
import dev.tenantsync.dynamics.systemuser.UserRows;
import dev.tenantsync.dynamics.team.TeamRows.Team;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Teams made, edited and deleted; a unit's default team follows its unit. */
@ApplicationScoped
public class TeamEditing implements RowEditing {

  private static final String UNIT = "businessunitid";
  private static final String ADMINISTRATOR = "administratorid";

  private static final Set<String> WRITABLE =
      Set.of("name", "description", "teamtype", UNIT, ADMINISTRATOR);

  private final Provisioner provisioner;
  private final TeamRows rows;
  private final TeamAccess access;
  private final UnitRows units;
  private final UserRows users;
  private final UnitReach reach;
  private final EditLog log;

  TeamEditing(
      Provisioner provisioner,
      TeamRows rows,
      TeamAccess access,
      UnitRows units,
      UserRows users,
      UnitReach reach,
      EditLog log) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.access = access;
    this.units = units;
    this.users = users;
    this.reach = reach;
    this.log = log;
  }

  @Override
  public Entity entity() {
    return TeamTable.ENTITY;
  }

  @Override
  @Transactional
  public UUID create(JsonNode body) {
    RowBody given = read(body);
    provisioner.lockGuard();
    return made(UUID.randomUUID(), given);
  }

  @Override
  @Transactional
  public Edited patch(RowKey key, JsonNode body, Conditions conditions) {
    RowBody given = read(body);
    provisioner.lockGuard();
    Optional<Team> found = rows.locked(key.value());
    if (found.isEmpty() && conditions.mayInsert()) {
      return new Edited(made(key.value(), given), true);
    }
    Team team = found.orElseThrow(key::notFound);
    reach.require(Privilege.WRITE_TEAM, team.unit());
    conditions.check(team.version());
    edit(team, given);
    return new Edited(team.id(), false);
  }

  @Override
  @Transactional
  public void delete(RowKey key, Conditions conditions) {
    provisioner.lockGuard();
    Team team = rows.locked(key.value()).orElseThrow(key::notFound);
    reach.require(Privilege.DELETE_TEAM, team.unit());
    conditions.check(team.version());
    if (team.standard()) {
      throw refused("0x80048307", "The default team of a business unit cannot be deleted.");
    }
    access.requireOwnRoles(team);
    access.leaveAll(team);
    rows.delete(team.id());
    log.write(Subject.NOBODY, new Edit("DELETE_TEAM", Reason.ROW_DELETED_HERE, team.json(), null));
  }

  private static RowBody read(JsonNode body) {
    return RowBody.of(TeamTable.ENTITY, body, RowBody.only(WRITABLE));
  }

  private UUID made(UUID id, RowBody given) {
    String name = given.required("name");
    UUID unit = bound(given, UNIT).map(RowKey::value).orElseGet(reach::ownUnit);
    if (!units.usable(unit).orElseThrow(() -> DataverseException.notFound("businessunit", unit))) {
      throw refused("0x80040203", "The business unit is disabled.");
    }
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
    log.write(Subject.NOBODY, new Edit("CREATE_TEAM", Reason.ROW_MADE_HERE, null, team.json()));
    return id;
  }

  private void edit(Team team, RowBody given) {
    refuseMove(team, given);
    Team edited =
        new Team(
            team.id(),
            given.columns().get("name") instanceof String name ? name : team.name(),
            given.columns().containsKey("description")
                ? (String) given.columns().get("description")
                : team.description(),
            team.unit(),
            team.type(),
            given.lookups().containsKey(ADMINISTRATOR)
                ? administrator(given)
                : team.administrator(),
            team.standard(),
            team.version());
    if (edited.equals(team)) {
      return;
    }
    if (team.standard() && !edited.name().equals(team.name())) {
      throw refused("0x8004830A", "The default team is named as its business unit.");
    }
    rows.write(edited);
    log.write(
        Subject.NOBODY, new Edit("EDIT_TEAM", Reason.ROW_EDITED_HERE, team.json(), edited.json()));
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
