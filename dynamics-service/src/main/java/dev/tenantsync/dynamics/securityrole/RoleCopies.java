package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The copy of every role in each unit below its own: made, named and privileged as its root, and
 * gone with it (Dataverse: role, parentrootroleid). To be asked under the guard after a change of
 * units, roles or privileges; where nothing differs, nothing is written.
 */
@ApplicationScoped
public class RoleCopies {

  /** A copy in a unit that is no longer below its root's. */
  private static final String STRAY =
      """
      c.parentrootroleid is not null and not exists (
        select from securityrole root join unit_lineage l on l.aboveid = root.businessunitid
        where root.roleid = c.parentrootroleid and l.businessunitid = c.businessunitid)
      """;

  private final Database database;

  RoleCopies(Database database) {
    this.database = database;
  }

  /**
   * @throws DataverseException where a copy that has to go is held, or one that has to come finds
   *     its name taken; the transaction is to be rolled back then
   */
  public void align() {
    refuseHeldStrays();
    removeStrays();
    refuseTakenNames();
    renameCopies();
    makeMissing();
    alignPrivileges();
  }

  private void refuseHeldStrays() {
    boolean held =
        database
            .first(
                "select 1 as n from securityrole c where "
                    + STRAY
                    + """
                     and (exists (select from systemuserroles g where g.roleid = c.roleid)
                      or exists (select from teamroles t where t.roleid = c.roleid)) limit 1
                    """,
                row -> row.number("n"))
            .isPresent();
    if (held) {
      throw new DataverseException(
          400,
          "0x80040203",
          "Security roles of the units above are held in this unit or below it; take them away"
              + " first.");
    }
  }

  private void removeStrays() {
    database.update("delete from securityrole c where " + STRAY);
  }

  private void refuseTakenNames() {
    database
        .first(
            """
            select root.name from securityrole root
              join unit_lineage l on l.aboveid = root.businessunitid
              join securityrole other on other.businessunitid = l.businessunitid
                and other.name = root.name and other.roleid <> root.roleid
                and other.parentrootroleid is distinct from root.roleid
            where root.parentrootroleid is null limit 1
            """,
            row -> row.text("name"))
        .ifPresent(
            name -> {
              throw duplicate(name);
            });
  }

  /** 412: the unit, or one below it, has such a role already. */
  static DataverseException duplicate(String name) {
    return new DataverseException(
        412,
        "0x80040237",
        "A security role named '" + name + "' exists already in this unit or one below it.");
  }

  private void renameCopies() {
    database.update(
        """
        update securityrole c
        set name = root.name, modifiedon = now(), versionnumber = nextval('row_version')
        from securityrole root where root.roleid = c.parentrootroleid and c.name <> root.name
        """);
  }

  private void makeMissing() {
    database.update(
        """
        insert into securityrole (roleid, name, businessunitid, parentrootroleid, createdon,
          modifiedon, versionnumber)
        select gen_random_uuid(), root.name, l.businessunitid, root.roleid, now(), now(),
          nextval('row_version')
        from securityrole root join unit_lineage l
          on l.aboveid = root.businessunitid and l.businessunitid <> root.businessunitid
        where root.parentrootroleid is null and not exists (
          select from securityrole c
          where c.parentrootroleid = root.roleid and c.businessunitid = l.businessunitid)
        """);
  }

  private void alignPrivileges() {
    database.update(
        """
        delete from roleprivileges p using securityrole c
        where c.roleid = p.roleid and c.parentrootroleid is not null and not exists (
          select from roleprivileges r
          where r.roleid = c.parentrootroleid and r.privilegeid = p.privilegeid)
        """);
    database.update(
        """
        insert into roleprivileges as p (roleid, privilegeid, depth)
        select c.roleid, r.privilegeid, r.depth
        from securityrole c join roleprivileges r on r.roleid = c.parentrootroleid
        on conflict (roleid, privilegeid) do update set depth = excluded.depth
          where p.depth <> excluded.depth
        """);
  }
}
