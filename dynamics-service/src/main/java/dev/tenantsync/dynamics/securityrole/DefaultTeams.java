package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The team that every unit has, named as the unit; everybody of the unit is in it. */
@ApplicationScoped
public class DefaultTeams {

  private final Database database;

  DefaultTeams(Database database) {
    this.database = database;
  }

  /** Makes those that are missing and renames those of renamed units. */
  public void align() {
    database.update(
        """
        insert into team (teamid, name, businessunitid, teamtype, isdefault, createdon, modifiedon,
          versionnumber)
        select gen_random_uuid(), b.name, b.businessunitid, 0, true, now(), now(),
          nextval('row_version')
        from businessunit b where not exists (
          select from team t where t.businessunitid = b.businessunitid and t.isdefault)
        """);
    database.update(
        """
        update team t
        set name = b.name, modifiedon = now(), versionnumber = nextval('row_version')
        from businessunit b
        where t.isdefault and b.businessunitid = t.businessunitid and t.name <> b.name
        """);
  }

  void remove(UUID unit) {
    database.update("delete from team where businessunitid = ? and isdefault", unit);
  }
}
