package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.caller.CurrentCaller;
import dev.tenantsync.dynamics.entitlement.AccessMode;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.LocalEdits;
import dev.tenantsync.dynamics.entitlement.LocalEdits.Editor;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.ETags;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Edits of a user's columns: all of a request or nothing, in one transaction. */
@ApplicationScoped
public class UserEditing {

  private final Provisioner provisioner;
  private final UserRows rows;
  private final HandEdits edits;
  private final CurrentCaller caller;

  UserEditing(Provisioner provisioner, UserRows rows, HandEdits edits, CurrentCaller caller) {
    this.caller = caller;
    this.provisioner = provisioner;
    this.rows = rows;
    this.edits = edits;
  }

  /** The conditions of a request, as its headers state them. */
  record Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {

    void check(Target target) {
      boolean changed =
          ifMatch.filter(header -> !ETags.names(header, target.version())).isPresent();
      boolean unwanted =
          ifNoneMatch.filter(header -> ETags.names(header, target.version())).isPresent();
      if (changed || unwanted) {
        throw DataverseException.versionMismatch();
      }
    }
  }

  /** Writes a patch; a user that is not there is never made. */
  @Transactional
  void patch(RowKey key, Patch patch, Conditions conditions) {
    if (patch.decides()) {
      provisioner.lockGuard();
    }
    Target target = rows.locked(key).orElseThrow(() -> missing(key, conditions));
    conditions.check(target);
    rows.write(target.id(), patch.free());
    if (patch.decides()) {
      refuseOtherKinds(target, patch);
      patch.mode().ifPresent(mode -> chooseMode(target, mode));
      patch.disabled().ifPresent(disabled -> setDisabled(target, disabled));
    }
  }

  /** Rows go in two steps, after the directory has let go of the user; until then refused. */
  @Transactional
  void delete(RowKey key, Conditions conditions) {
    Target target = rows.locked(key).orElseThrow(key::notFound);
    conditions.check(target);
    if (!target.disabled()) {
      throw new DataverseException(
          400, "0x80048356", "An enabled user cannot be deleted; disable the user first.");
    }
    if (target.azureState() < 2) {
      throw new DataverseException(
          400,
          "0x80048359",
          "The user "
              + target.id()
              + " cannot be deleted while the directory has its account "
              + target.objectId()
              + " (azurestate "
              + target.azureState()
              + ").");
    }
    throw new DataverseException(
        501, "0x80060888", "Deleting users is not offered; the row stays disabled.");
  }

  private void chooseMode(Target target, AccessMode mode) {
    edits.choose(
        target,
        "The value " + mode.code() + " of 'accessmode' is refused",
        rules -> rules.chooseMode(mode, editor(target)),
        new Logged(
            Step.CHOOSE_MODE,
            Reason.MODE_CHOSEN_HERE,
            null,
            "{\"accessmode\":" + mode.code() + "}"));
  }

  private Editor editor(Target target) {
    return caller.get().user().systemuserId().equals(target.id())
        ? Editor.ONESELF
        : Editor.SOMEONE_ELSE;
  }

  private void setDisabled(Target target, boolean disabled) {
    edits.choose(
        target,
        "The value " + disabled + " of 'isdisabled' is refused",
        disabled ? LocalEdits::block : LocalEdits::unblock,
        new Logged(
            disabled ? Step.BLOCK : Step.UNBLOCK,
            disabled ? Reason.DISABLED_HERE : Reason.BLOCK_LIFTED_HERE,
            null,
            "{\"isdisabled\":" + disabled + "}"));
  }

  private static void refuseOtherKinds(Target target, Patch patch) {
    if (target.deleted()) {
      throw new DataverseException(
          400, DataverseCode.CANNOT_ENABLE_DELETED_USER.code(), Reason.DELETED_HERE.sentence());
    }
    if (target.kind() == Target.Kind.APPLICATION && patch.mode().isPresent()) {
      throw new DataverseException(
          400, "0x80040d40", "The 'accessmode' of an application user cannot be changed.");
    }
    if (target.kind() != Target.Kind.PERSON) {
      throw new DataverseException(
          400, "0x80041d33", "This user is kept by the platform and cannot be changed.");
    }
  }

  /** With If-Match a client asks for an update only; without, for an upsert. */
  private static DataverseException missing(RowKey key, Conditions conditions) {
    return conditions.ifMatch().isPresent() ? key.notFound() : notFromHere();
  }

  /** Dataverse: CannotCreateSyncUserObjectMissing. */
  static DataverseException notFromHere() {
    return new DataverseException(
        400,
        "0x80041d4b",
        "Users come from the directory: create the user and assign a licence there.");
  }
}
