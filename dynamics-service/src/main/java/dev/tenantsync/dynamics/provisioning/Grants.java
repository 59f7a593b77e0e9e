package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Grants of origin directory, each of the copy of the role that belongs to the user's business
 * unit; those made by hand are never named here.
 */
@ApplicationScoped
class Grants {

  private final Database database;

  Grants(Database database) {
    this.database = database;
  }

  void give(List<UUID> systemuserIds, UUID role) {
    if (!systemuserIds.isEmpty()) {
      database.update(
          """
          insert into systemuserroles (systemuserid, roleid, origin, grantedon)
          select u.systemuserid, r.roleid, 'DIRECTORY', now()
          from systemuser u join securityrole r on r.businessunitid = u.businessunitid
          where u.systemuserid = any(?) and coalesce(r.parentrootroleid, r.roleid) = ?
          on conflict do nothing
          """,
          SqlArray.uuids(systemuserIds),
          role);
    }
  }

  void take(List<UUID> systemuserIds, UUID role) {
    if (!systemuserIds.isEmpty()) {
      database.update(
          """
          delete from systemuserroles g using securityrole r
          where g.systemuserid = any(?) and g.origin = 'DIRECTORY' and r.roleid = g.roleid
            and coalesce(r.parentrootroleid, r.roleid) = ?
          """,
          SqlArray.uuids(systemuserIds),
          role);
    }
  }
}
