package dev.tenantsync.dynamics.stand;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;

/** The application user that tests call as; tests that empty the user table lay it again. */
@ApplicationScoped
public class Administrator {

  private final Database database;

  Administrator(Database database) {
    this.database = database;
  }

  public void isHere() {
    database.update(
        """
        with laid as (
          insert into systemuser (systemuserid, kind, applicationid, businessunitid, domainname,
            firstname, fullname, internalemailaddress, isdisabled, accessmode, caltype, islicensed,
            issyncwithdirectory, setupuser, azurestate, createdon, modifiedon, versionnumber)
          select gen_random_uuid(), 'APPLICATION', ?, businessunitid, 'administrator', '#',
            '# administrator', 'administrator@application.invalid', false, 4, 0, false, false,
            false, 0, now(), now(), 1
          from businessunit where parentbusinessunitid is null
            and not exists (select from systemuser where applicationid = ?)
          returning systemuserid)
        insert into systemuserroles
        select systemuserid, roleid, 'MANUAL', now() from laid, securityrole
        where name = 'System Administrator'
        """,
        TestIssuer.ADMINISTRATOR,
        TestIssuer.ADMINISTRATOR);
  }
}
