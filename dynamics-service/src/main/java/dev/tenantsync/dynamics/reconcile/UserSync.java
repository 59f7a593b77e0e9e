package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.directory.Presence;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.mirror.UserLookup;
import dev.tenantsync.dynamics.mirror.UserLookup.Found;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.reconcile.UserReport.NoteJson;
import dev.tenantsync.dynamics.reconcile.UserReport.RowJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads and decides one user now, and tells what was found and done. */
@ApplicationScoped
class UserSync {

  private final Database database;
  private final UserLookup lookup;
  private final Reconciler reconciler;
  private final Provisioner provisioner;

  UserSync(Database database, UserLookup lookup, Reconciler reconciler, Provisioner provisioner) {
    this.database = database;
    this.lookup = lookup;
    this.reconciler = reconciler;
    this.provisioner = provisioner;
  }

  UserReport sync(UUID objectId, long term) {
    try {
      return found(objectId, lookup.read(objectId, term));
    } catch (DirectoryException refusal) {
      return new UserReport(
          List.of(note("Directory", Trouble.cause(refusal), "DirectoryUnavailable")),
          List.of(),
          row(objectId).orElse(null));
    }
  }

  private UserReport found(UUID objectId, Found found) {
    if (provisioner.factsOf(objectId).isEmpty()) {
      String text = "The directory knows no user with the id " + objectId + ".";
      return new UserReport(
          List.of(note("User in directory", text, UserReport.NOT_FOUND)), List.of(), null);
    }
    Optional<RowJson> before = row(objectId);
    Progress progress = reconciler.decide(List.of(objectId));
    Optional<RowJson> after = row(objectId);
    List<NoteJson> information = new ArrayList<>();
    information.add(presence(found.presence()));
    information.add(
        note(
            "Directory roles",
            "The user holds " + found.roles().size() + " directory roles.",
            "DirectoryRoles"));
    information.add(
        note("Groups", "The user is directly in " + found.groups().size() + " groups.", "Groups"));
    information.add(
        found.changed()
            ? note(
                "Mirror", "What was known of the user differed and follows now.", "MirrorUpdated")
            : note("Mirror", "What was known of the user was up to date.", "MirrorCurrent"));
    information.add(effect(before.isPresent(), after, progress));
    information.addAll(held(objectId));
    return new UserReport(errors(objectId, progress), information, after.orElse(null));
  }

  private List<NoteJson> errors(UUID objectId, Progress progress) {
    return progress.failed() == 0
        ? List.of()
        : database.list(
            "select cause from sync_failure where object_id = ?",
            row -> note("Decision", row.text("cause"), "SyncFailure"),
            objectId);
  }

  private List<NoteJson> held(UUID objectId) {
    return database.list(
        """
        select hold_id from sync_hold_member
        where object_id = ? and state in ('HELD', 'REJECTED')
        """,
        row ->
            note(
                "Row",
                Reason.DISABLE_HELD.sentence() + " See /sync/holds/" + row.number("hold_id") + ".",
                "DisableHeld"),
        objectId);
  }

  private static NoteJson presence(Presence presence) {
    return switch (presence) {
      case PRESENT -> note("User in directory", "The user exists.", "UserExists");
      case SOFT_DELETED ->
          note("User in directory", "The user is in the recycle bin.", "UserSoftDeleted");
      case GONE -> note("User in directory", "The user was deleted.", "UserDeleted");
    };
  }

  private static NoteJson effect(boolean existed, Optional<RowJson> after, Progress progress) {
    if (after.isEmpty()) {
      return note("Row", "The user is entitled to no row.", "RowNotEntitled");
    }
    if (!existed) {
      return note("Row", "The row was created.", "RowCreated");
    }
    return progress.applied() > 0
        ? note("Row", "The row was changed.", "RowUpdated")
        : note("Row", "The row stands as it should.", "RowCurrent");
  }

  private Optional<RowJson> row(UUID objectId) {
    return database.first(
        """
        select * from systemuser where azureactivedirectoryobjectid = ? and kind = 'PERSON'
        order by deletedstate
        """,
        UserSync::read,
        objectId);
  }

  private static RowJson read(Row row) throws SQLException {
    return new RowJson(
        row.uuid("systemuserid"),
        row.truth("isdisabled"),
        row.textOrNull("disabledreasonid"),
        row.textOrNull("disabledreason"),
        row.number("accessmode"),
        row.truth("islicensed"),
        row.number("azurestate"));
  }

  private static NoteJson note(String subject, String description, String code) {
    return new NoteJson(subject, description, code);
  }
}
