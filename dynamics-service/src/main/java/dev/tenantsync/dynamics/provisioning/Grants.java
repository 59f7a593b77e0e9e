package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Grants of origin directory; those made by hand are never named here. */
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
          select id, ?, 'DIRECTORY', now() from unnest(?::uuid[]) as id on conflict do nothing
          """,
          role,
          SqlArray.uuids(systemuserIds));
    }
  }

  void take(List<UUID> systemuserIds, UUID role) {
    if (!systemuserIds.isEmpty()) {
      database.update(
          """
          delete from systemuserroles
          where systemuserid = any(?) and roleid = ? and origin = 'DIRECTORY'
          """,
          SqlArray.uuids(systemuserIds),
          role);
    }
  }
}
