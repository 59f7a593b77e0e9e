package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.PredefinedRole;
import dev.tenantsync.dynamics.securityrole.RolePrivileges;
import dev.tenantsync.dynamics.securityrole.RoleRows;
import dev.tenantsync.dynamics.securityrole.RoleRows.Role;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Security roles given and taken away by hand. Repeating either changes nothing. */
@ApplicationScoped
public class RoleAssociation {

  private final Provisioner provisioner;
  private final UserRows rows;
  private final HandEdits edits;
  private final RoleRows roles;
  private final RolePrivileges privileges;
  private final UnitReach reach;
  private final CurrentCaller caller;

  RoleAssociation(
      Provisioner provisioner,
      UserRows rows,
      HandEdits edits,
      RoleRows roles,
      RolePrivileges privileges,
      UnitReach reach,
      CurrentCaller caller) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.edits = edits;
    this.roles = roles;
    this.privileges = privileges;
    this.reach = reach;
    this.caller = caller;
  }

  /** The systemuserid behind a key. */
  UUID idOf(RowKey user) {
    return rows.idOf(user).orElseThrow(user::notFound);
  }

  @Transactional
  void add(RowKey user, UUID roleId) {
    provisioner.lockGuard();
    Target target = target(user);
    Role role = role(target, roleId);
    if (role.is(PredefinedRole.SUPPORT_USER)) {
      throw new DataverseException(
          400, "0x80041d44", "The Support User role cannot be assigned to a user.");
    }
    if (target.kind() == Target.Kind.PERSON) {
      edits.allowed(
          target,
          "The role '" + role.name() + "' cannot be given",
          rules -> rules.grantRole(role.is(PredefinedRole.SYSTEM_ADMINISTRATOR)));
    }
    if (rows.grant(target.id(), roleId)) {
      edited(target, new Logged(Step.GRANT_ROLE, Reason.ROLE_GIVEN_HERE, null, role.json()));
    }
  }

  @Transactional
  void remove(RowKey user, UUID roleId) {
    provisioner.lockGuard();
    Target target = target(user);
    Role role = role(target, roleId);
    if (!rows.holds(target.id(), roleId)) {
      return;
    }
    if (target.kind() == Target.Kind.PERSON) {
      edits.allowed(
          target,
          "The role '" + role.name() + "' cannot be taken away",
          rules -> rules.removeRole(role.is(PredefinedRole.SYSTEM_ADMINISTRATOR)));
    }
    rows.revoke(target.id(), roleId);
    edited(target, new Logged(Step.REMOVE_ROLE, Reason.ROLE_TAKEN_HERE, role.json(), null));
  }

  private void edited(Target target, Logged logged) {
    edits.log(target, logged);
    if (target.kind() == Target.Kind.PERSON) {
      edits.decide(target);
    }
  }

  private Target target(RowKey user) {
    rows.requireWithin(user, SystemUserTable.reach(caller.get(), Privilege.READ_USER));
    Target target = rows.locked(user).orElseThrow(user::notFound);
    TargetRules.refuseSpecial(target);
    TargetRules.refuseDeleted(target);
    return target;
  }

  /**
   * Neither given nor taken away beyond one's own privileges, and of the user's business unit
   * (Dataverse: UserInWrongBusiness).
   */
  private Role role(Target target, UUID roleId) {
    Role role = roles.existing(roleId);
    if (!role.unit().equals(target.unit())) {
      throw new DataverseException(
          400, "0x80041409", "The user and the role are in different business units.");
    }
    reach.requireOwn(privileges.of(role.id()));
    return role;
  }
}
