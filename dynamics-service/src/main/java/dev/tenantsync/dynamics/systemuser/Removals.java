package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The two steps in which a user's row goes, as they are written. */
@ApplicationScoped
class Removals {

  private final Database database;

  Removals(Database database) {
    this.database = database;
  }

  /** The roles and teams of a user, as JSON. */
  String holdings(UUID id) {
    return database
        .first(
            """
            select json_build_object(
              'roles', array(select distinct roleid from systemuserroles
                where systemuserid = ? order by roleid),
              'teams', array(select teamid from teammembership
                where systemuserid = ? order by teamid))::text as held
            """,
            row -> row.text("held"),
            id,
            id)
        .orElseThrow();
  }

  /** Takes roles and teams away and marks the row deleted. */
  void softDelete(UUID id) {
    database.update("delete from systemuserroles where systemuserid = ?", id);
    database.update("delete from teammembership where systemuserid = ?", id);
    database.update(
        """
        update systemuser set deletedstate = 1, waitingsince = null, modifiedon = now(),
          versionnumber = nextval('row_version')
        where systemuserid = ?
        """,
        id);
  }

  boolean ownsRecords(UUID id) {
    return database
        .first("select 1 as n from account where ownerid = ? limit 1", row -> row.number("n"), id)
        .isPresent();
  }

  /** Removes the row; those it managed have no manager then. */
  void purge(UUID id) {
    database.update(
        """
        update systemuser set parentsystemuserid = null, modifiedon = now(),
          versionnumber = nextval('row_version')
        where parentsystemuserid = ?
        """,
        id);
    database.update("delete from systemuser where systemuserid = ?", id);
  }
}
