package dev.tenantsync.dynamics.securityrole;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.caller.UnitReach;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.privilege.Privilege;
import dev.tenantsync.dynamics.privilege.Privileges;
import dev.tenantsync.dynamics.provisioning.EditLog;
import dev.tenantsync.dynamics.provisioning.EditLog.Edit;
import dev.tenantsync.dynamics.provisioning.EditLog.Subject;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.RoleRows.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What a role grants, edited by hand; nobody gives or takes more than they hold. */
@ApplicationScoped
class RoleAllowances {

  private final Provisioner provisioner;
  private final RoleRows rows;
  private final RolePrivileges privileges;
  private final RoleCopies copies;
  private final UnitReach reach;
  private final EditLog log;

  RoleAllowances(
      Provisioner provisioner,
      RoleRows rows,
      RolePrivileges privileges,
      RoleCopies copies,
      UnitReach reach,
      EditLog log) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.privileges = privileges;
    this.copies = copies;
    this.reach = reach;
    this.log = log;
  }

  /** Adds these; one that is held already gets the depth that is given. */
  @Transactional
  void add(RowKey role, Privileges more) {
    change(role, held -> held.without(more.held().keySet()).and(more));
  }

  @Transactional
  void replace(RowKey role, Privileges all) {
    change(role, held -> all);
  }

  @Transactional
  void remove(RowKey role, Privilege privilege) {
    change(role, held -> held.without(Set.of(privilege)));
  }

  private void change(RowKey key, UnaryOperator<Privileges> edit) {
    provisioner.lockGuard();
    Role role = rows.locked(key.value()).orElseThrow(key::notFound);
    reach.require(Privilege.WRITE_ROLE, role.unit());
    RoleRules.refuseEdit(role);
    Privileges before = privileges.of(role.id());
    Privileges after = edit.apply(before);
    if (after.equals(before)) {
      return;
    }
    reach.requireOwn(before);
    reach.requireOwn(after);
    privileges.write(role.id(), after);
    copies.align();
    rows.touch(role.id());
    log.write(
        Subject.NOBODY,
        new Edit(
            "SET_PRIVILEGES",
            Reason.ROW_EDITED_HERE,
            json(role.id(), before),
            json(role.id(), after)));
  }

  private static String json(UUID role, Privileges privileges) {
    ObjectNode json = Json.of("roleid", role);
    ObjectNode held = json.putObject("privileges");
    privileges.held().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(one -> held.put(one.getKey().privilegeName(), one.getValue().label()));
    return json.toString();
  }
}
