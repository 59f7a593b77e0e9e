package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.PredefinedRole;
import dev.tenantsync.dynamics.securityrole.RolePrivileges;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Security roles given and taken away by hand. Repeating either changes nothing. */
@ApplicationScoped
public class RoleAssociation {

  private record Role(UUID id, String name) {

    boolean is(PredefinedRole role) {
      return name.equals(role.displayName());
    }

    String json() {
      return "{\"roleid\":\"" + id + "\"}";
    }
  }

  private final Provisioner provisioner;
  private final UserRows rows;
  private final HandEdits edits;
  private final Database database;
  private final RolePrivileges privileges;
  private final CurrentCaller caller;

  RoleAssociation(
      Provisioner provisioner,
      UserRows rows,
      HandEdits edits,
      Database database,
      RolePrivileges privileges,
      CurrentCaller caller) {
    this.privileges = privileges;
    this.caller = caller;
    this.provisioner = provisioner;
    this.rows = rows;
    this.edits = edits;
    this.database = database;
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
    requireOwn(role);
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
    requireOwn(role);
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

  /** Neither given nor taken away beyond one's own privileges. */
  private void requireOwn(Role role) {
    if (!caller.get().covers(privileges.of(role.id()))) {
      throw CurrentCaller.refused(
          DataverseCode.PRIVILEGE_DENIED, Reason.ROLE_BEYOND_OWN_PRIVILEGES);
    }
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
    if (target.special()) {
      throw new DataverseException(
          400, "0x80041d33", "This user is kept by the platform and cannot be changed.");
    }
    if (target.deleted()) {
      throw new DataverseException(
          400, DataverseCode.CANNOT_ENABLE_DELETED_USER.code(), Reason.DELETED_HERE.sentence());
    }
    return target;
  }

  /** A role and its user must share the business unit (Dataverse: UserInWrongBusiness). */
  private Role role(Target target, UUID roleId) {
    record Found(Role role, boolean sameUnit) {}
    Found found =
        database
            .first(
                """
                select r.roleid, r.name, r.businessunitid = u.businessunitid as same_unit
                from securityrole r, systemuser u where r.roleid = ? and u.systemuserid = ?
                """,
                row ->
                    new Found(
                        new Role(row.uuid("roleid"), row.text("name")), row.truth("same_unit")),
                roleId,
                target.id())
            .orElseThrow(
                () ->
                    new DataverseException(
                        404, "0x80041402", "Role With Id = " + roleId + " Does Not Exist"));
    if (!found.sameUnit()) {
      throw new DataverseException(
          400, "0x80041409", "The user and the role are in different business units.");
    }
    return found.role();
  }
}
