package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.entitlement.Environment;
import dev.tenantsync.dynamics.entitlement.Slots;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.environment.Setting;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The environment as the decision sees it: its rules, its slots, its root unit. */
@ApplicationScoped
class EnvironmentRules {

  private static final String SYSTEM_ADMINISTRATOR = "System Administrator";

  /** SQL of the settings {@code e} and of the slots, as they stand at one moment. */
  static final String COLUMNS =
      Setting.columns("e")
          + """
          ,
            (select count(*) from systemuser
              where accessmode = 4 and not isdisabled and applicationid is null
                and kind = 'PERSON') as slots_held,
            array(select azureactivedirectoryobjectid from systemuser
              where waitingsince is not null and kind = 'PERSON' and deletedstate = 0
              order by waitingsince, systemuserid) as slots_waiting""";

  /** The root business unit and its System Administrator role. */
  record Root(UUID businessUnit, UUID systemAdministrator) {}

  private final Database database;
  private final CurrentSettings settings;

  EnvironmentRules(Database database, CurrentSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /** Empty until the environment's first start has laid its unit and roles. */
  Optional<Root> rootIfLaid() {
    return database.first(
        """
        select b.businessunitid, r.roleid
        from businessunit b join securityrole r using (businessunitid)
        where b.parentbusinessunitid is null and r.name = ?
        """,
        row -> new Root(row.uuid("businessunitid"), row.uuid("roleid")),
        SYSTEM_ADMINISTRATOR);
  }

  Root root() {
    return rootIfLaid()
        .orElseThrow(() -> new IllegalStateException("The environment has no root unit yet"));
  }

  /** Rules and slots; the slots hold still only under the guard. */
  Environment current() {
    return database
        .first("select " + COLUMNS + " from environment_setting e", this::of)
        .orElseThrow();
  }

  /**
   * The same by a row of another statement.
   *
   * @param row with {@link #COLUMNS} among its columns
   */
  Environment of(Row row) throws SQLException {
    EnvironmentSettings now = settings.of(row);
    return new Environment(
        new Slots(
            now.nonInteractiveLimit(), (int) row.number("slots_held"), row.uuids("slots_waiting")),
        now.keepSystemAdministrator(),
        now.rolesForDisabledUsers());
  }
}
