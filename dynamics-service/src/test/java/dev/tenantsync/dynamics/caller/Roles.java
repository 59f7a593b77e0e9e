package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.privilege.Depth;
import dev.tenantsync.dynamics.privilege.Privilege;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.UUID;

/** Security roles made for a test, and users given them past the API. */
@ApplicationScoped
public class Roles {

  private final Database database;

  Roles(Database database) {
    this.database = database;
  }

  /** A role with these privileges and no other. */
  UUID made(Depth depth, Collection<Privilege> privileges) {
    UUID role = UUID.randomUUID();
    database.update(
        """
        insert into securityrole (roleid, name, businessunitid, createdon, modifiedon, versionnumber)
        select ?, ?, businessunitid, now(), now(), 1 from businessunit
        where parentbusinessunitid is null
        """,
        role,
        "test " + role);
    privileges.forEach(
        privilege ->
            database.update(
                "insert into roleprivileges values (?, ?, ?::smallint)",
                role,
                privilege.id(),
                depth.code()));
    return role;
  }

  /** Takes every role of a user away and gives this one. */
  void only(UUID user, UUID role) {
    database.update("delete from systemuserroles where systemuserid = ?", user);
    database.update("insert into systemuserroles values (?, ?, 'MANUAL', now())", user, role);
  }

  void gone() {
    database.update(
        "delete from systemuserroles using securityrole r"
            + " where r.roleid = systemuserroles.roleid and r.name like 'test %'");
    database.update("delete from securityrole where name like 'test %'");
  }
}
