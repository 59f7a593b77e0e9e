package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.entitlement.Reason;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.odata.RowBody;
import dev.tenantsync.dynamics.odata.RowKey;
import dev.tenantsync.dynamics.securityrole.PredefinedRole;
import dev.tenantsync.dynamics.systemuser.HandEdits.Logged;
import dev.tenantsync.dynamics.systemuser.HandEdits.Step;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Programs as users (Power Platform: application users): rows with an {@code applicationid},
 * Non-interactive, outside that mode's limit, and outside all decisions of the sync.
 */
@ApplicationScoped
class ApplicationUsers {

  private final Database database;
  private final UserRows rows;
  private final UserEditing editing;
  private final HandEdits edits;
  private final DynamicsSettings.Identity settings;

  ApplicationUsers(
      Database database,
      UserRows rows,
      UserEditing editing,
      HandEdits edits,
      DynamicsSettings settings) {
    this.database = database;
    this.rows = rows;
    this.editing = editing;
    this.edits = edits;
    this.settings = settings.identity();
  }

  /** Runs once the environment has its root unit and roles. */
  @Transactional
  void ensureAdministrator(
      @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent starting) {
    settings.administratorApplicationId().ifPresent(this::ensureAdministrator);
  }

  /** Makes the row with System Administrator, unless the application has a row already. */
  void ensureAdministrator(UUID applicationId) {
    database.first("select id from environment_guard for update", row -> row.truth("id"));
    if (exists(applicationId)) {
      return;
    }
    UUID id = UUID.randomUUID();
    insert(id, applicationId, "Administrator");
    database.update(
        """
        insert into systemuserroles (systemuserid, roleid, origin, grantedon)
        select ?, r.roleid, 'MANUAL', now()
        from securityrole r join businessunit b using (businessunitid)
        where r.name = ? and b.parentbusinessunitid is null
        """,
        id,
        PredefinedRole.SYSTEM_ADMINISTRATOR.displayName());
  }

  /**
   * Makes the row that a client asks for: enabled unless the client says otherwise, without a role.
   *
   * @return its systemuserid
   * @throws DataverseException 412 for a program that has a row, 400 for columns that it cannot
   *     have
   */
  @Transactional
  UUID create(UUID id, Creation creation) {
    UUID application = creation.application().orElseThrow();
    requireNoAccount(creation);
    database.first("select id from environment_guard for update", row -> row.truth("id"));
    if (exists(application)) {
      throw new DataverseException(
          412, "0x80040237", "A user with the applicationid " + application + " exists already.");
    }
    insert(id, application, name(creation, application));
    Target made =
        rows.locked(new RowKey(SystemUserTable.ENTITY, Optional.empty(), id)).orElseThrow();
    edits.log(
        made,
        new Logged(
            Step.CREATE_USER,
            Reason.ROW_MADE_HERE,
            null,
            "{\"applicationid\":\"" + application + "\"}"));
    editing.apply(made, creation.patch());
    return id;
  }

  private static void requireNoAccount(Creation creation) {
    if (creation.objectId().isPresent()) {
      throw RowBody.readOnly(SystemUserTable.OBJECT_ID);
    }
    creation.stated().keySet().stream()
        .filter(column -> !column.equals("lastname"))
        .findFirst()
        .ifPresent(
            column -> {
              throw RowBody.readOnly(column);
            });
  }

  private boolean exists(UUID applicationId) {
    return database.number(
            "select count(*) as n from systemuser where applicationid = ? and deletedstate = 0",
            applicationId)
        > 0;
  }

  private static String name(Creation creation, UUID application) {
    String name = creation.stated().getOrDefault("lastname", "");
    if (name.isBlank()) {
      return application.toString();
    }
    if (name.length() > 196 || name.indexOf('\0') >= 0) {
      throw DataverseException.badPayload("The value of 'lastname' is not valid.");
    }
    return name;
  }

  /** First name "#", as Dataverse has it. */
  private void insert(UUID id, UUID applicationId, String name) {
    database.update(
        """
        insert into systemuser (systemuserid, kind, applicationid, businessunitid, domainname,
          firstname, lastname, fullname, internalemailaddress, isdisabled, accessmode, caltype,
          islicensed, issyncwithdirectory, setupuser, azurestate, createdon, modifiedon,
          versionnumber)
        select ?, 'APPLICATION', ?, businessunitid, ?, '#', ?, ?, ?, false, 4, 0, false, false,
          false, 0, now(), now(), nextval('row_version')
        from businessunit where parentbusinessunitid is null
        """,
        id,
        applicationId,
        applicationId.toString(),
        name,
        "# " + name,
        applicationId + "@application.invalid");
  }
}
