package dev.tenantsync.dynamics.environment;

import dev.tenantsync.dynamics.database.Database;
import dev.tenantsync.dynamics.database.Row;
import dev.tenantsync.dynamics.database.SqlArray;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The settings in force, read from the database each time: no process goes by an old one. */
@ApplicationScoped
public class CurrentSettings {

  private static final String SELECT =
      "select e.version, " + Setting.columns("e") + " from environment_setting e";

  private final Database database;
  private final EnvironmentSettings configured;

  CurrentSettings(Database database, DynamicsSettings settings) {
    this.database = database;
    this.configured =
        new EnvironmentSettings(
            settings.users().securityGroup(),
            settings.licensing().servicePlans(),
            settings.users().nonInteractiveLimit(),
            settings.users().keepSystemAdministrator(),
            settings.users().rolesForDisabledUsers(),
            settings.users().keepRolesOnUnitChange());
  }

  /** What decisions go by at this moment. */
  public EnvironmentSettings current() {
    return overrides().over(configured);
  }

  /** What the configuration alone says. */
  public EnvironmentSettings configured() {
    return configured;
  }

  public Overrides overrides() {
    return read("");
  }

  /** Holds the settings still until the transaction in hand ends. */
  public Overrides locked() {
    return read(" for update");
  }

  /**
   * Writes all of them under the next version; to be called with them {@link #locked()}.
   *
   * @return as they stand now
   */
  public Overrides write(Overrides wanted) {
    for (Setting setting : Setting.values()) {
      database.update(
          "update environment_setting set " + setting.column() + " = ?",
          stored(wanted.values().get(setting)));
    }
    database.update("update environment_setting set version = version + 1");
    return overrides();
  }

  /**
   * What decisions go by at the moment of a statement.
   *
   * @param row with {@link Setting#columns} among its columns
   */
  public EnvironmentSettings of(Row row) throws SQLException {
    return new Overrides(0, values(row)).over(configured);
  }

  private Overrides read(String locking) {
    return database.first(SELECT + locking, CurrentSettings::read).orElseThrow();
  }

  private static Overrides read(Row row) throws SQLException {
    return new Overrides(row.number("version"), values(row));
  }

  private static Map<Setting, Object> values(Row row) throws SQLException {
    Map<Setting, Object> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Object value = value(row, setting);
      if (value != null) {
        values.put(setting, value);
      }
    }
    return values;
  }

  private static @Nullable Object value(Row row, Setting setting) throws SQLException {
    return switch (setting.type()) {
      case GUID -> row.uuidOrNull(setting.column());
      case GUIDS -> {
        Set<UUID> guids = new HashSet<>(row.uuids(setting.column()));
        yield guids.isEmpty() ? null : guids;
      }
      case NUMBER -> row.integerOrNull(setting.column());
      case TRUTH -> row.truthOrNull(setting.column());
    };
  }

  private static @Nullable Object stored(@Nullable Object value) {
    return value instanceof Set<?> guids
        ? SqlArray.uuids(guids.stream().map(UUID.class::cast).toList())
        : value;
  }
}
