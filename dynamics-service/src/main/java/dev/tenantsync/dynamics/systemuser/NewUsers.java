package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.AccountFacts;
import dev.tenantsync.dynamics.entitlement.DataverseCode;
import dev.tenantsync.dynamics.entitlement.Decision;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * People added by hand: nobody is invented here. Somebody whom the directory knows and who is
 * entitled gets the row that the sync would make, at once; everybody else is refused with the
 * reason.
 */
@ApplicationScoped
class NewUsers {

  private final Provisioner provisioner;
  private final UserRows rows;
  private final UserEditing editing;
  private final HandEdits edits;
  private final Database database;

  NewUsers(
      Provisioner provisioner,
      UserRows rows,
      UserEditing editing,
      HandEdits edits,
      Database database) {
    this.provisioner = provisioner;
    this.rows = rows;
    this.editing = editing;
    this.edits = edits;
    this.database = database;
  }

  /** The systemuserid of the row that was made. */
  @Transactional
  UUID create(Creation creation) {
    provisioner.lockGuard();
    UUID objectId = creation.objectId().orElseGet(() -> named(creation));
    RowKey key =
        new RowKey(SystemUserTable.ENTITY, Optional.of(SystemUserTable.OBJECT_ID), objectId);
    AccountFacts facts = known(objectId);
    if (rows.idOf(key).isPresent()) {
      throw refused(
          DataverseCode.USER_ALREADY_EXISTS, "The user " + objectId + " has a row already.");
    }
    requireEntitled(facts);
    provisioner.decide(List.of(objectId), edits.actor());
    Target made = rows.locked(key).orElseThrow(key::notFound);
    requireAsStated(made.id(), creation);
    edits.log(
        made,
        new Logged(
            Step.CREATE_USER,
            Reason.ROW_MADE_HERE,
            null,
            "{\"isdisabled\":" + made.disabled() + ",\"accessmode\":" + made.accessMode() + "}"));
    editing.apply(made, creation.patch());
    return made.id();
  }

  /** By the name that signs in; names may have changed hands, so only one who is there counts. */
  private UUID named(Creation creation) {
    String name = creation.domainname().orElseThrow(NewUsers::notFromHere);
    return database
        .first(
            """
            select object_id from directory_account
            where lower(user_principal_name) = lower(?) and presence = 'PRESENT'
            """,
            row -> row.uuid("object_id"),
            name)
        .orElseThrow(NewUsers::notFromHere);
  }

  private AccountFacts known(UUID objectId) {
    AccountFacts facts =
        provisioner
            .factsOf(objectId)
            .orElseThrow(
                () ->
                    refused(
                        DataverseCode.OBJECT_ID_NOT_FOUND,
                        "The directory knows no user with the id " + objectId + "."));
    if (!facts.present()) {
      throw refused(DataverseCode.OBJECT_NOT_FOUND, Reason.DELETED_IN_DIRECTORY.sentence());
    }
    return facts;
  }

  private void requireEntitled(AccountFacts facts) {
    Decision decision = Decision.decide(facts, Optional.empty(), provisioner.environment());
    if (decision.desired().row().isEmpty()) {
      Reason reason = decision.reason();
      throw refused(code(reason), reason.sentence());
    }
  }

  private static DataverseCode code(Reason reason) {
    if (reason == Reason.SIGN_IN_BLOCKED) {
      return DataverseCode.USER_NOT_ENABLED;
    }
    boolean outside = reason == Reason.OUTSIDE_SECURITY_GROUP || reason == Reason.SCOPE_UNKNOWN;
    return outside ? DataverseCode.USER_NOT_MEMBER_OF_ORG : DataverseCode.USER_NOT_ASSIGNED_LICENSE;
  }

  private void requireAsStated(UUID id, Creation creation) {
    creation
        .stated()
        .forEach(
            (column, value) -> {
              if (!rows.says(id, column, value)) {
                throw refused(
                    DataverseCode.CANNOT_UPDATE_READ_ONLY,
                    "The column '" + column + "' is read-only: the directory says otherwise.");
              }
            });
  }

  /** Dataverse: CannotCreateSyncUserObjectMissing. */
  static DataverseException notFromHere() {
    return refused(
        DataverseCode.CREATED_OBJECT_MISSING,
        "Users come from the directory, which knows no such user name: create the user and assign"
            + " a licence there.");
  }

  private static DataverseException refused(DataverseCode code, String text) {
    return new DataverseException(400, code.code(), text);
  }
}
