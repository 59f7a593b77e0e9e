package dev.tenantsync.dynamics.team;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.provisioning.EditLog;
import dev.tenantsync.dynamics.provisioning.EditLog.Edit;
import dev.tenantsync.dynamics.provisioning.EditLog.Subject;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.PredefinedRole;
import dev.tenantsync.dynamics.securityrole.RolePrivileges;
import dev.tenantsync.dynamics.securityrole.RoleRows;
import dev.tenantsync.dynamics.securityrole.RoleRows.Role;
import dev.tenantsync.dynamics.systemuser.HandEdits;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import dev.tenantsync.dynamics.systemuser.SystemUserTable;
import dev.tenantsync.dynamics.systemuser.Target;
import dev.tenantsync.dynamics.systemuser.TargetRules;
import dev.tenantsync.dynamics.systemuser.UserKeys;
import dev.tenantsync.dynamics.systemuser.UserRows;
import dev.tenantsync.dynamics.team.TeamRows.Team;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Members and roles of teams. Both give access, so that nobody gives or takes either beyond their
 * own privileges. Repeating an edit changes nothing.
 */
@ApplicationScoped
class TeamAccess {

  private final Provisioner provisioner;
  private final TeamRows rows;
  private final UserRows users;
  private final RoleRows roles;
  private final RolePrivileges privileges;
  private final HandEdits edits;
  private final UnitReach reach;
  private final CurrentCaller caller;
  private final EditLog log;

  TeamAccess(
      Provisioner provisioner,
      TeamRows rows,
      UserRows users,
      RoleRows roles,
      RolePrivileges privileges,
      HandEdits edits,
      UnitReach reach,
      CurrentCaller caller,
      EditLog log) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.users = users;
    this.roles = roles;
    this.privileges = privileges;
    this.edits = edits;
    this.reach = reach;
    this.caller = caller;
    this.log = log;
  }

  /** All of them or none. */
  @Transactional
  void join(RowKey key, List<RowKey> members) {
    Team team = editable(key, "0x8004830B");
    for (RowKey member : members) {
      Target user = user(member);
      TargetRules.refuseDeleted(user);
      if (rows.join(team.id(), user.id())) {
        edits.log(user, new Logged(Step.JOIN_TEAM, Reason.TEAM_JOINED_HERE, null, team.json()));
      }
    }
  }

  /** All of them or none. */
  @Transactional
  void leave(RowKey key, List<RowKey> members) {
    Team team = editable(key, "0x8004830C");
    for (RowKey member : members) {
      leave(team, user(member));
    }
  }

  @Transactional
  void grant(RowKey key, UUID roleId) {
    Team team = team(key, Privilege.WRITE_TEAM);
    Role role = role(team, roleId);
    if (rows.grant(team.id(), role.id())) {
      log.write(
          Subject.NOBODY,
          new Edit("GRANT_TEAM_ROLE", Reason.ROLE_GIVEN_HERE, null, json(team, role)));
    }
  }

  @Transactional
  void revoke(RowKey key, UUID roleId) {
    Team team = team(key, Privilege.WRITE_TEAM);
    Role role = role(team, roleId);
    if (rows.revoke(team.id(), role.id())) {
      log.write(
          Subject.NOBODY,
          new Edit("REMOVE_TEAM_ROLE", Reason.ROLE_TAKEN_HERE, json(team, role), null));
    }
  }

  /** Under the guard, of a team that is about to go. */
  void leaveAll(Team team) {
    for (UUID member : rows.members(team.id())) {
      users.locked(UserKeys.parse(member.toString())).ifPresent(user -> leave(team, user));
    }
  }

  /**
   * @throws DataverseException 403 where the team's roles grant more than the caller holds
   */
  void requireOwnRoles(Team team) {
    reach.requireOwn(
        rows.roles(team.id()).stream()
            .map(privileges::of)
            .reduce(Privileges.NONE, Privileges::and));
  }

  private void leave(Team team, Target user) {
    if (rows.leave(team.id(), user.id())) {
      edits.log(user, new Logged(Step.LEAVE_TEAM, Reason.TEAM_LEFT_HERE, team.json(), null));
    }
  }

  private Team editable(RowKey key, String refusal) {
    Team team = team(key, Privilege.WRITE_TEAM);
    if (team.standard()) {
      throw new DataverseException(
          400, refusal, "The members of a business unit's default team are the users of the unit.");
    }
    requireOwnRoles(team);
    return team;
  }

  private Team team(RowKey key, Privilege privilege) {
    provisioner.lockGuard();
    Team team = rows.locked(key.value()).orElseThrow(key::notFound);
    reach.require(privilege, team.unit());
    return team;
  }

  private Target user(RowKey key) {
    users.requireWithin(key, SystemUserTable.reach(caller.get(), Privilege.READ_USER));
    Target user = users.locked(key).orElseThrow(key::notFound);
    TargetRules.refuseSpecial(user);
    return user;
  }

  private Role role(Team team, UUID roleId) {
    if (team.type() != TeamRows.OWNER) {
      throw new DataverseException(
          400, "0x80048331", "Security roles cannot be assigned to an access team.");
    }
    Role role = roles.existing(roleId);
    if (!role.unit().equals(team.unit())) {
      throw new DataverseException(
          400, "0x8004140d", "The team and the role are in different business units.");
    }
    if (role.is(PredefinedRole.SUPPORT_USER)) {
      throw new DataverseException(
          400, "0x80041d44", "The Support User role cannot be assigned to a team.");
    }
    reach.requireOwn(privileges.of(role.id()));
    return role;
  }

  private static String json(Team team, Role role) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("teamid", team.id().toString())
        .put("roleid", role.id().toString())
        .toString();
  }
}
