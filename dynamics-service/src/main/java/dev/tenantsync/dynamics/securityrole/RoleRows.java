package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.error.DataverseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The role table as edits by hand read and write it. Every write raises the row's version. */
@ApplicationScoped
public class RoleRows {

  private static final String SELECT =
      """
      select r.*, b.parentbusinessunitid is null as in_root
      from securityrole r join securityrole f on f.roleid = coalesce(r.parentrootroleid, r.roleid)
        join businessunit b on b.businessunitid = f.businessunitid
      where r.roleid = ?
      """;

  private final Database database;

  RoleRows(Database database) {
    this.database = database;
  }

  /**
   * A role.
   *
   * @param root the role that it is a copy of; null where it is none
   * @param predefined the role that every environment has, or a copy of it
   */
  public record Role(
      UUID id,
      String name,
      UUID unit,
      @Nullable UUID root,
      Optional<PredefinedRole> predefined,
      long version)
      implements GuardedTable.Locked {

    public boolean is(PredefinedRole role) {
      return predefined.filter(known -> known == role).isPresent();
    }

    @Override
    public String json() {
      return Json.of("roleid", id)
          .put("name", name)
          .put("businessunitid", unit.toString())
          .toString();
    }

    Role named(String changed) {
      return new Role(id, changed, unit, root, predefined, version);
    }
  }

  /**
   * @throws DataverseException 404 in Dataverse's words for roles that are to be given
   */
  public Role existing(UUID id) {
    return find(id, "")
        .orElseThrow(
            () ->
                new DataverseException(
                    404, "0x80041402", "Role With Id = " + id + " Does Not Exist"));
  }

  Optional<Role> locked(UUID id) {
    return find(id, " for update of r");
  }

  private Optional<Role> find(UUID id, String locking) {
    return database.first(SELECT + locking, RoleRows::read, id);
  }

  private static Role read(Row row) throws SQLException {
    String name = row.text("name");
    return new Role(
        row.uuid("roleid"),
        name,
        row.uuid("businessunitid"),
        row.uuidOrNull("parentrootroleid"),
        row.truth("in_root") ? PredefinedRole.named(name) : Optional.empty(),
        row.number("versionnumber"));
  }

  void insert(Role role) {
    database.update(
        """
        insert into securityrole (roleid, name, businessunitid, createdon, modifiedon,
          versionnumber)
        values (?, ?, ?, now(), now(), nextval('row_version'))
        """,
        role.id(),
        role.name(),
        role.unit());
  }

  void rename(Role role) {
    database.update(
        """
        update securityrole
        set name = ?, modifiedon = now(), versionnumber = nextval('row_version') where roleid = ?
        """,
        role.name(),
        role.id());
  }

  /** Something the role consists of was written elsewhere. */
  void touch(UUID role) {
    database.update(
        """
        update securityrole set modifiedon = now(), versionnumber = nextval('row_version')
        where roleid = ? or parentrootroleid = ?
        """,
        role,
        role);
  }

  /** With its copies. */
  void delete(UUID role) {
    database.update("delete from securityrole where roleid = ?", role);
  }

  boolean nameIsTaken(Role role) {
    return database
        .first(
            """
            select 1 as n from securityrole
            where businessunitid = ? and name = ? and roleid <> ? limit 1
            """,
            row -> row.number("n"),
            role.unit(),
            role.name(),
            role.id())
        .isPresent();
  }

  /** By a user or a team, the role or a copy of it. */
  boolean isHeld(UUID role) {
    return database
        .first(
            """
            select 1 as n from securityrole r
            where coalesce(r.parentrootroleid, r.roleid) = ?
              and (exists (select from systemuserroles g where g.roleid = r.roleid)
                or exists (select from teamroles t where t.roleid = r.roleid)) limit 1
            """,
            row -> row.number("n"),
            role)
        .isPresent();
  }
}
