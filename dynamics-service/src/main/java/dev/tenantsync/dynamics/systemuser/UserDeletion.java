package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.Conditions;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Users deleted in two steps (Power Platform: Delete users): first the row loses its roles and
 * teams for good, and with the second request it goes, unless it owns records.
 */
@ApplicationScoped
class UserDeletion {

  /** The directory has let go of the account (Dataverse: azurestate). */
  private static final int NOT_FOUND = 2;

  private final Provisioner provisioner;
  private final UserRows rows;
  private final Removals removals;
  private final HandEdits edits;

  UserDeletion(Provisioner provisioner, UserRows rows, Removals removals, HandEdits edits) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.removals = removals;
    this.edits = edits;
  }

  @Transactional
  void delete(RowKey key, Conditions conditions) {
    provisioner.lockGuard();
    Target target = rows.locked(key).orElseThrow(key::notFound);
    conditions.check(target.version());
    if (target.special()) {
      throw refused("0x80048358", "This user is kept by the platform and cannot be deleted.");
    }
    if (target.deleted()) {
      purge(target);
    } else {
      softDelete(target);
    }
  }

  private void softDelete(Target target) {
    refuseWhileInUse(target);
    String before = removals.holdings(target.id());
    removals.softDelete(target.id());
    edits.log(
        target, new Logged(Step.DELETE_USER, Reason.DELETED_HERE, before, "{\"deletedstate\":1}"));
    decide(target);
  }

  /** An account that has come back meanwhile, and is entitled, gets a new row. */
  private void purge(Target target) {
    if (removals.ownsRecords(target.id())) {
      throw refused(
          "0x80048610", "The user " + target.id() + " owns records and cannot be deleted.");
    }
    removals.purge(target.id());
    edits.log(
        target, new Logged(Step.PURGE_USER, Reason.ROW_DELETED_HERE, "{\"deletedstate\":1}", null));
    decide(target);
  }

  private void decide(Target target) {
    if (target.kind() == Target.Kind.PERSON) {
      edits.decide(target);
    }
  }

  private static void refuseWhileInUse(Target target) {
    if (!target.disabled()) {
      throw refused("0x80048356", "An enabled user cannot be deleted; disable the user first.");
    }
    if (target.kind() == Target.Kind.PERSON && target.azureState() < NOT_FOUND) {
      throw refused(
          "0x80048359",
          "The user "
              + target.id()
              + " cannot be deleted while the directory has its account "
              + target.objectId()
              + " (azurestate "
              + target.azureState()
              + ").");
    }
  }

  private static DataverseException refused(String code, String text) {
    return new DataverseException(400, code, text);
  }
}
