package dev.tenantsync.dynamics.environment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What was set at run time; everything else follows the configuration.
 *
 * @param version rises with every change
 * @param values of the class that each setting's type names
 */
public record Overrides(long version, Map<Setting, Object> values) {

  /** The id no group has: no security group, whatever is configured. */
  public static final UUID NO_GROUP = new UUID(0, 0);

  public Overrides {
    values = Map.copyOf(values);
  }

  /**
   * The same with some settings changed.
   *
   * @param changes empty hands a setting back to the configuration
   */
  public Overrides with(Map<Setting, Optional<Object>> changes) {
    Map<Setting, Object> changed = new EnumMap<>(Setting.class);
    changed.putAll(values);
    changes.forEach(
        (setting, value) ->
            value.ifPresentOrElse(
                given -> changed.put(setting, given), () -> changed.remove(setting)));
    return new Overrides(version, changed);
  }

  /** The settings in force over a configuration. */
  public EnvironmentSettings over(EnvironmentSettings configured) {
    return new EnvironmentSettings(
        value(Setting.SECURITY_GROUP, UUID.class)
            .map(group -> Optional.of(group).filter(one -> !one.equals(NO_GROUP)))
            .orElse(configured.securityGroup()),
        servicePlans().orElse(configured.servicePlans()),
        value(Setting.NON_INTERACTIVE_LIMIT, Integer.class)
            .orElse(configured.nonInteractiveLimit()),
        truth(Setting.KEEP_SYSTEM_ADMINISTRATOR, configured.keepSystemAdministrator()),
        truth(Setting.ROLES_FOR_DISABLED_USERS, configured.rolesForDisabledUsers()),
        truth(Setting.ROLES_KEPT_ON_UNIT_CHANGE, configured.rolesKeptOnUnitChange()));
  }

  private boolean truth(Setting setting, boolean configured) {
    return value(setting, Boolean.class).orElse(configured);
  }

  private Optional<Set<UUID>> servicePlans() {
    return value(Setting.SERVICE_PLANS, Set.class)
        .map(
            plans -> {
              @SuppressWarnings("unchecked") // the type of this setting says so
              Set<UUID> guids = plans;
              return guids;
            });
  }

  private <T> Optional<T> value(Setting setting, Class<T> type) {
    return Optional.ofNullable(values.get(setting)).map(type::cast);
  }
}
