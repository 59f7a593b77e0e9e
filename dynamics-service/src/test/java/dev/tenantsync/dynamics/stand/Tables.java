package dev.tenantsync.dynamics.stand;

import dev.tenantsync.dynamics.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The database between tests, and what tests ask it. */
@ApplicationScoped
public class Tables {

  /** A person's row. */
  public record UserRow(
      UUID id,
      boolean enabled,
      long mode,
      String reason,
      String domainname,
      String fullname,
      String email,
      long azurestate,
      long version) {

    public UserRow disabled() {
      return new UserRow(id, false, mode, reason, domainname, fullname, email, azurestate, version);
    }
  }

  private final Database database;

  Tables(Database database) {
    this.database = database;
  }

  /** As after a first start, with nothing pulled. */
  public void clear() {
    database.update(
        """
        truncate directory_account, directory_role, directory_role_member, feed_cursor,
          sync_request, sync_run, sync_failure, brake_ask, sync_hold, sync_hold_member, decide_again,
          written_row, drift, provisioning_log, systemuserroles, account,
          team, systemuser, directory_group, directory_group_member, scope_group,
          environment_setting, environment_log cascade
        """);
    database.update("insert into environment_setting default values");
    database.update("update used_setting set value = 'none' where name = 'users.security-group'");
    database.update("update puller set expires_at = '-infinity'");
    layRoot();
  }

  /** The root unit and the role that the sync grants. */
  public void layRoot() {
    database.update(
        """
        insert into businessunit (businessunitid, name, createdon, modifiedon, versionnumber)
        select gen_random_uuid(), 'root', now(), now(), 1
        where not exists (select from businessunit where parentbusinessunitid is null)
        """);
    database.update(
        """
        insert into securityrole (roleid, name, businessunitid, createdon, modifiedon, versionnumber)
        select gen_random_uuid(), 'System Administrator', businessunitid, now(), now(), 1
        from businessunit where parentbusinessunitid is null on conflict do nothing
        """);
  }

  public Database sql() {
    return database;
  }

  public long count(String table) {
    return database.number("select count(*) as n from " + table);
  }

  /** People's rows by object id. */
  public Map<UUID, UserRow> rows() {
    Map<UUID, UserRow> rows = new TreeMap<>();
    database
        .list(
            "select * from systemuser where kind = 'PERSON'",
            row ->
                Map.entry(
                    row.uuid("azureactivedirectoryobjectid"),
                    new UserRow(
                        row.uuid("systemuserid"),
                        !row.truth("isdisabled"),
                        row.number("accessmode"),
                        row.textOrNull("disabledreasonid"),
                        row.text("domainname"),
                        row.text("fullname"),
                        row.text("internalemailaddress"),
                        row.number("azurestate"),
                        row.number("versionnumber"))))
        .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
    return rows;
  }

  public UserRow row(UUID objectId) {
    return rows().get(objectId);
  }

  public String presence(UUID objectId) {
    return database
        .first(
            "select presence from directory_account where object_id = ?",
            row -> row.text("presence"),
            objectId)
        .orElse("UNKNOWN");
  }

  /** Steps of the log about somebody, in order. */
  public List<String> log(UUID objectId) {
    return database.list(
        "select step from provisioning_log where object_id = ? order by id",
        row -> row.text("step"),
        objectId);
  }

  /** The grants somebody holds, by origin. */
  public List<String> grants(UUID objectId) {
    return database.list(
        """
        select r.name || ' ' || g.origin as held
        from systemuserroles g join securityrole r using (roleid) join systemuser u using (systemuserid)
        where u.azureactivedirectoryobjectid = ? order by 1
        """,
        row -> row.text("held"),
        objectId);
  }
}
