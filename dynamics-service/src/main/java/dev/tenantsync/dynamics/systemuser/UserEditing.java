package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.Column;
import dev.tenantsync.dynamics.entitlement.LocalEdits;
import dev.tenantsync.dynamics.entitlement.LocalEdits.Editor;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Edits of a user's columns: all of a request or nothing, in one transaction. */
@ApplicationScoped
class UserEditing {

  private final Provisioner provisioner;
  private final UserRows rows;
  private final HandEdits edits;
  private final Managers managers;
  private final UnitMoves moves;
  private final CurrentCaller caller;

  UserEditing(
      Provisioner provisioner,
      UserRows rows,
      HandEdits edits,
      Managers managers,
      UnitMoves moves,
      CurrentCaller caller) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.edits = edits;
    this.managers = managers;
    this.moves = moves;
    this.caller = caller;
  }

  /** Writes a patch to a user that is there; its systemuserid. */
  @Transactional
  UUID patch(RowKey key, Patch patch, Conditions conditions) {
    if (patch.needsGuard()) {
      provisioner.lockGuard();
    }
    Target target = rows.locked(key).orElseThrow(key::notFound);
    conditions.check(target.version());
    apply(target, patch);
    return target.id();
  }

  /**
   * The same of a row that the transaction in hand has locked, and the guard where it is needed.
   */
  void apply(Target target, Patch patch) {
    TargetRules.refuse(target, patch);
    writeOwn(target, patch);
    patch.unit().ifPresent(unit -> changeUnit(target, unit));
    patch.mode().ifPresent(mode -> chooseMode(target, mode));
    patch.disabled().ifPresent(disabled -> setDisabled(target, disabled));
  }

  /** Values may be personal: the log says which columns were written. */
  private void writeOwn(Target target, Patch patch) {
    List<String> written = new ArrayList<>();
    if (rows.write(target.id(), patch.free())) {
      written.addAll(patch.free().keySet());
    }
    if (patch.setsManager() && managers.set(target, patch.manager())) {
      written.add(Column.PARENTSYSTEMUSERID.logicalName());
    }
    if (!written.isEmpty()) {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      ArrayNode columns = json.putArray("columns");
      written.forEach(columns::add);
      edits.log(target, new Logged(Step.EDIT_USER, Reason.ROW_EDITED_HERE, null, json.toString()));
    }
  }

  private void changeUnit(Target target, RowKey unit) {
    moves.move(target, unit.value());
    if (target.kind() == Target.Kind.PERSON) {
      edits.decide(target);
    }
  }

  private void chooseMode(Target target, AccessMode mode) {
    if (target.kind() != Target.Kind.PERSON) {
      return;
    }
    edits.choose(
        target,
        "The value " + mode.code() + " of 'accessmode' is refused",
        rules -> rules.chooseMode(mode, editor(target)),
        new Logged(
            Step.CHOOSE_MODE,
            Reason.MODE_CHOSEN_HERE,
            "{\"accessmode\":" + target.accessMode() + "}",
            "{\"accessmode\":" + mode.code() + "}"));
  }

  private Editor editor(Target target) {
    return caller.get().user().systemuserId().equals(target.id())
        ? Editor.ONESELF
        : Editor.SOMEONE_ELSE;
  }

  private void setDisabled(Target target, boolean disabled) {
    Logged logged =
        new Logged(
            disabled ? Step.BLOCK : Step.UNBLOCK,
            disabled ? Reason.DISABLED_HERE : Reason.BLOCK_LIFTED_HERE,
            "{\"isdisabled\":" + target.disabled() + "}",
            "{\"isdisabled\":" + disabled + "}");
    if (target.kind() == Target.Kind.PERSON) {
      edits.choose(
          target,
          "The value " + disabled + " of 'isdisabled' is refused",
          disabled ? LocalEdits::block : LocalEdits::unblock,
          logged);
    } else if (rows.block(target.id(), disabled)) {
      edits.log(target, logged);
    }
  }
}
