package dev.tenantsync.dynamics.securityrole;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.SqlArray;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

/**
 * Makes the rows that an environment is born with, where they are missing. The guard makes replicas
 * that start together take turns.
 */
@ApplicationScoped
public class FirstStart {

  private static final String NAME = "contoso";

  private final Database database;
  private final RolePrivileges privileges;
  private final RoleCopies copies;
  private final DefaultTeams teams;

  FirstStart(Database database, RolePrivileges privileges, RoleCopies copies, DefaultTeams teams) {
    this.database = database;
    this.privileges = privileges;
    this.copies = copies;
    this.teams = teams;
  }

  /** Runs before whatever decides about users, which needs the root unit and the roles. */
  @Transactional
  void prepare(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting) {
    database.first("select id from environment_guard for update", row -> row.truth("id"));
    database.update(
        """
        insert into organization (organizationid, name)
        select gen_random_uuid(), ? where not exists (select 1 from organization)
        """,
        NAME);
    database.update(
        """
        insert into businessunit (businessunitid, name, createdon, modifiedon, versionnumber)
        select gen_random_uuid(), name, now(), now(), nextval('row_version') from organization
        where not exists (select 1 from businessunit)
        """);
    database.update(
        """
        insert into securityrole
          (roleid, name, businessunitid, createdon, modifiedon, versionnumber)
        select gen_random_uuid(), wanted.name, root.businessunitid, now(), now(),
          nextval('row_version')
        from unnest(?) wanted(name), businessunit root
        where root.parentbusinessunitid is null
          and not exists (
            select 1 from securityrole known
            where known.businessunitid = root.businessunitid and known.name = wanted.name)
        """,
        SqlArray.texts(PredefinedRole.names()));
    privileges.lay();
    copies.align();
    teams.align();
  }
}
