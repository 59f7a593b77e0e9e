package dev.tenantsync.dynamics.provisioning;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.environment.SecurityGroup;
import dev.tenantsync.dynamics.environment.SecurityGroup.Knowledge;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what decides one person by one statement: in one round trip, and of one moment. */
@ApplicationScoped
public class Situations {

  private static final String COLUMNS =
      String.join(
          ", ",
          Accounts.COLUMNS,
          Rows.COLUMNS,
          EnvironmentRules.COLUMNS,
          """
          exists (select from feed_cursor where feed = 'ROLES' and known) as roles_known,
            exists (select from feed_cursor where feed = 'GROUPS' and known) as groups_known,
            exists (select from directory_group g
              where g.group_id = coalesce(e.security_group, asked.configured_group)) as group_found
          """);

  /** One row, with or without account and row; a row deleted here stands behind a living one. */
  private static final String FROM =
      """
       from (select ?::uuid as object_id, ?::uuid as configured_group) asked
        cross join environment_setting e cross join feed_reach reach
        left join directory_account a on a.object_id = asked.object_id
        left join systemuser u on u.azureactivedirectoryobjectid = asked.object_id
          and u.kind = 'PERSON'
      order by u.deletedstate limit 1
      """;

  private final Database database;
  private final CurrentSettings settings;
  private final EnvironmentRules rules;

  Situations(Database database, CurrentSettings settings, EnvironmentRules rules) {
    this.database = database;
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * The statement; it answers with one row always.
   *
   * @param columns what else to select, of the person's row {@code u} among others, which may be
   *     null
   */
  public static String select(String columns) {
    return "select " + columns + ", " + COLUMNS + FROM;
  }

  /**
   * What the statement asks for.
   *
   * @param before arguments of the columns
   */
  public @Nullable Object[] arguments(UUID objectId, @Nullable Object... before) {
    List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(before));
    arguments.add(objectId);
    arguments.add(settings.configured().securityGroup().orElse(null));
    return arguments.toArray();
  }

  /** The situation of a person, by the directory's object id. */
  public Situation of(UUID objectId) {
    return database
        .first("select " + COLUMNS + FROM, this::read, arguments(objectId))
        .orElseThrow();
  }

  /** The situation in the row that the statement answered with. */
  public Situation read(Row row) throws SQLException {
    EnvironmentSettings now = settings.of(row);
    boolean account = row.uuidOrNull("object_id") != null;
    boolean stored = row.uuidOrNull("systemuserid") != null;
    return new Situation(
        account
            ? Optional.of(Accounts.account(row, now.servicePlans(), known(row, now)).facts())
            : Optional.empty(),
        stored ? Optional.of(Rows.stored(row).row()) : Optional.empty(),
        rules.of(row));
  }

  private static Accounts.Known known(Row row, EnvironmentSettings now) throws SQLException {
    Knowledge scope =
        now.securityGroup().isEmpty()
            ? Knowledge.NO_GROUP
            : SecurityGroup.knowledge(row.truth("groups_known"), row.truth("group_found"));
    return new Accounts.Known(row.truth("roles_known"), scope);
  }
}
