package dev.tenantsync.dynamics.systemuser;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.securityrole.PredefinedRole;
import dev.tenantsync.dynamics.stand.Administrator;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A mirror filled by SQL and decided by the service itself, so that rows are as the sync's. */
@ApplicationScoped
public class World {

  private static final UUID ROLE = UUID.fromString("00000000-0000-4000-8000-000000000001");

  private static final String ROOT =
      "select businessunitid from businessunit where parentbusinessunitid is null";

  private final Database database;
  private final Provisioner provisioner;
  private final Administrator administrator;

  World(Database database, Provisioner provisioner, Administrator administrator) {
    this.administrator = administrator;
    this.database = database;
    this.provisioner = provisioner;
  }

  /**
   * No user but whom tests call as; both feeds read to their end long after every account, so that
   * losses count.
   */
  public void clear() {
    database.update(
        """
        truncate directory_account, directory_role, directory_role_member, feed_cursor,
          brake_ask, sync_hold, sync_hold_member, decide_again, written_row, drift,
          provisioning_log, systemuserroles, account, systemuser cascade
        """);
    database.update("delete from team t where not isdefault or t.businessunitid <> (" + ROOT + ")");
    database.update("delete from teamroles");
    database.update(
        "delete from securityrole r where parentrootroleid is not null or r.businessunitid <> ("
            + ROOT
            + ") or not name = any(?)",
        SqlArray.of("text", List.of(PredefinedRole.values()), PredefinedRole::displayName));
    database.update("delete from businessunit where parentbusinessunitid is not null");
    database.update(
        """
        insert into team (teamid, name, businessunitid, teamtype, isdefault, createdon, modifiedon,
          versionnumber)
        select gen_random_uuid(), name, businessunitid, 0, true, now(), now(), 1 from businessunit
        on conflict do nothing
        """);
    database.update(
        """
        insert into feed_cursor (feed, phase, generation, known, complete_clock)
        select feed, 'FOLLOWING', 1, true, 1000 from unnest(array['USERS', 'ROLES']) feed
        """);
    database.update(
        "insert into directory_role (role_id, role_template_id, generation) values (?, ?, 1)",
        ROLE,
        UUID.fromString(Person.GLOBAL_ADMINISTRATOR));
    database.update("delete from environment_setting");
    database.update("insert into environment_setting default values");
    database.update("update used_setting set value = 'none' where name = 'users.security-group'");
    administrator.isHere();
  }

  /** Mirrors the account and decides it; the id of the row that it must get. */
  public UUID arrives(Person person) {
    isDecided(person);
    return rowOf(person);
  }

  /** Mirrors the account and decides it, whether it gets a row or not. */
  public void isDecided(Person person) {
    mirror(person);
    QuarkusTransaction.requiringNew()
        .run(() -> provisioner.decide(List.of(person.objectId), "test"));
  }

  /** Mirrors the account without deciding it. */
  public void mirror(Person person) {
    database.update(
        """
        insert into directory_account (object_id, presence, account_enabled, plan_ids,
          user_principal_name, display_name, given_name, version, generation, position, seen_at)
        values (?, ?, ?, ?::uuid[], ?, ?, ?, nextval('account_version'), 1, 'e.42', now())
        on conflict (object_id) do update set presence = excluded.presence,
          account_enabled = excluded.account_enabled, plan_ids = excluded.plan_ids,
          version = excluded.version
        """,
        person.objectId,
        person.presence,
        person.signInAllowed,
        SqlArray.texts(person.plans),
        person.name + "@contoso.com",
        person.name,
        person.name);
    if (person.administrator) {
      database.update(
          """
          insert into directory_role_member (role_id, object_id, generation) values (?, ?, 1)
          on conflict do nothing
          """,
          ROLE,
          person.objectId);
    }
  }

  public UUID rowOf(Person person) {
    return database
        .first(
            "select systemuserid from systemuser where azureactivedirectoryobjectid = ?",
            row -> row.uuid("systemuserid"),
            person.objectId)
        .orElseThrow();
  }

  /** Gives a role by hand, past the API. */
  public void hasRole(UUID user, String role) {
    database.update(
        """
        insert into systemuserroles select systemuserid, roleid, 'MANUAL', now()
        from securityrole join systemuser using (businessunitid)
        where systemuserid = ? and securityrole.name = ? on conflict do nothing
        """,
        user,
        role);
  }

  /** Makes an owner team with this role and puts the user into it, past the API. */
  public void isInTeamWith(UUID user, String role) {
    UUID team = UUID.randomUUID();
    database.update(
        """
        insert into team (teamid, name, businessunitid, teamtype, createdon, modifiedon,
          versionnumber)
        select ?, ?, businessunitid, 0, now(), now(), nextval('row_version')
        from businessunit where parentbusinessunitid is null
        """,
        team,
        "team " + team);
    database.update("insert into teammembership values (?, ?)", team, user);
    database.update(
        "insert into teamroles select ?, roleid from securityrole where name = ? limit 1",
        team,
        role);
  }

  /** Has another first name from now on. */
  public void renamed(Person person, String givenName) {
    database.update(
        """
        update directory_account set given_name = ?, version = nextval('account_version')
        where object_id = ?
        """,
        givenName,
        person.objectId);
    QuarkusTransaction.requiringNew()
        .run(() -> provisioner.decide(List.of(person.objectId), "test"));
  }

  /** Says who in the directory made a fact what the mirror says of it. */
  public void caused(Person person, String fact, String actor, String correlationId) {
    database.update(
        """
        insert into directory_cause (object_id, fact, subject, state, at, actor, correlation_id,
          position, version, seen_at)
        select object_id, ?, object_id, directory_states(?, a, null),
          '2026-03-01T09:00:00Z', ?, ?, 'e.40', version, now()
        from directory_account a where object_id = ?
        """,
        fact,
        fact,
        actor,
        correlationId,
        person.objectId);
  }

  /** Says that deciding the account failed in its present version. */
  public void failed(Person person, String cause) {
    database.update(
        """
        insert into sync_failure (object_id, cause, attempts, first_at, last_at, next_try, version)
        select object_id, ?, 1, now(), now(), now(), version
        from directory_account where object_id = ?
        """,
        cause,
        person.objectId);
  }

  public UUID role(String name) {
    return database
        .first(
            "select roleid from securityrole where name = ? and businessunitid = (" + ROOT + ")",
            row -> row.uuid("roleid"),
            name)
        .orElseThrow();
  }

  public UUID rootUnit() {
    return database.first(ROOT, row -> row.uuid("businessunitid")).orElseThrow();
  }

  /** Writes past the API. */
  public void sql(String sql, Object... arguments) {
    database.update(sql, arguments);
  }

  public long number(String sql, Object... arguments) {
    return database.number(sql, arguments);
  }

  /** The column {@code text} of each row. */
  public List<String> texts(String sql, Object... arguments) {
    return database.list(sql, row -> row.text("text"), arguments);
  }

  /** A digest of everything that could be written. */
  public String everything() {
    return database
        .first(
            """
            select md5(string_agg(line, '|' order by line)) as digest from (
              select u::text as line from systemuser u
              union all select g::text from systemuserroles g
              union all select l::text from provisioning_log l
              union all select c::text from account c
              union all select b::text from businessunit b
              union all select r::text from securityrole r
              union all select p::text from roleprivileges p
              union all select t::text from team t
              union all select m::text from teammembership m
              union all select h::text from teamroles h
              union all select q::text from sync_request q
              union all select d::text from directory_cause d
              union all select f::text from sync_failure f
              union all select c::text from feed_cursor c
              union all select a::text from directory_account a) lines
            """,
            row -> String.valueOf(row.textOrNull("digest")))
        .orElseThrow();
  }

  /** Every write of a user fails as one that loses against another transaction. */
  public void failWrites(String sqlState) {
    failUpdates("true", sqlState);
  }

  /** Nobody who is disabled can be enabled, for a reason that is no fault of the database. */
  public void failEnabling() {
    failUpdates("old.isdisabled and not new.isdisabled", "P0001");
  }

  private void failUpdates(String condition, String sqlState) {
    database.update(
        """
        create or replace function lose() returns trigger language plpgsql as
        $$ begin raise exception 'lost' using errcode = tg_argv[0]; end $$
        """);
    database.update(
        "create trigger lose before update on systemuser for each row when (%s) execute function lose('%s')"
            .formatted(condition, sqlState));
  }

  public void allowWrites() {
    database.update("drop trigger lose on systemuser");
  }

  /** Steps logged for a user, oldest first. */
  public List<String> steps(UUID user) {
    return database.list(
        "select step from provisioning_log where systemuserid = ? order by id",
        row -> row.text("step"),
        user);
  }
}
