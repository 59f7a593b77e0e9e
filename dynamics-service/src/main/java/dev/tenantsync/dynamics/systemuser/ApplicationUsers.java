package dev.tenantsync.dynamics.systemuser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.securityrole.PredefinedRole;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.dynamics.web.Ids;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Programs as users (Power Platform: application users): rows with an {@code applicationid},
 * Non-interactive, outside that mode's limit, and outside all decisions of the sync.
 */
@ApplicationScoped
class ApplicationUsers {

  private final Database database;
  private final DynamicsSettings.Identity settings;

  ApplicationUsers(Database database, DynamicsSettings settings) {
    this.database = database;
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
    UUID id = insert(applicationId, "Administrator");
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
   * Makes the row that a client asks for: enabled, without a role.
   *
   * @return its systemuserid
   * @throws DataverseException 400 for a body that names no application
   */
  @Transactional
  UUID create(JsonNode body) {
    JsonNode given = body.path("applicationid");
    if (given.isMissingNode()) {
      throw UserEditing.notFromHere();
    }
    UUID application =
        Ids.read(given.asText(""))
            .orElseThrow(
                () ->
                    DataverseException.badPayload(
                        "The value of 'applicationid' is not an id (a GUID)."));
    database.first("select id from environment_guard for update", row -> row.truth("id"));
    if (exists(application)) {
      throw new DataverseException(
          412, "0x80040237", "A user with the applicationid " + application + " exists already.");
    }
    return insert(application, name(body, application));
  }

  private boolean exists(UUID applicationId) {
    return database.number(
            "select count(*) as n from systemuser where applicationid = ? and deletedstate = 0",
            applicationId)
        > 0;
  }

  private static String name(JsonNode body, UUID application) {
    JsonNode name = body.path("lastname");
    if (name.isMissingNode() || name.isNull() || name.asText().isBlank()) {
      return application.toString();
    }
    if (!name.isTextual()
        || name.textValue().length() > 196
        || name.textValue().indexOf('\0') >= 0) {
      throw DataverseException.badPayload("The value of 'lastname' is not valid.");
    }
    return name.textValue();
  }

  /** First name "#", as Dataverse has it. */
  private UUID insert(UUID applicationId, String name) {
    UUID id = UUID.randomUUID();
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
    return id;
  }
}
