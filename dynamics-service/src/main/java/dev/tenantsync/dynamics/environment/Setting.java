package dev.tenantsync.dynamics.environment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Everything that can be set at run time, under the name that clients use. */
public enum Setting {
  /** {@link Overrides#NO_GROUP} sets a configured group aside. */
  SECURITY_GROUP("securityGroup", Type.GUID),
  SERVICE_PLANS("servicePlans", Type.GUIDS),
  NON_INTERACTIVE_LIMIT("nonInteractiveLimit", Type.NUMBER),
  KEEP_SYSTEM_ADMINISTRATOR("keepSystemAdministrator", Type.TRUTH),
  ROLES_FOR_DISABLED_USERS("rolesForDisabledUsers", Type.TRUTH),
  ROLES_KEPT_ON_UNIT_CHANGE("rolesKeptOnUnitChange", Type.TRUTH);

  /** What values a setting takes. */
  public enum Type {
    GUID,
    /** At least one, as {@code Set<UUID>}. */
    GUIDS,
    /** Whole, zero or more. */
    NUMBER,
    TRUTH
  }

  private final String wireName;
  private final Type type;

  Setting(String wireName, Type type) {
    this.wireName = wireName;
    this.type = type;
  }

  /** Empty for a name that is no setting. */
  public static Optional<Setting> named(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(wireName)).findFirst();
  }

  public String wireName() {
    return wireName;
  }

  public Type type() {
    return type;
  }

  /** The value in force, as JSON shows it; empty where nothing is set. */
  public Optional<Object> shown(EnvironmentSettings settings) {
    return switch (this) {
      case SECURITY_GROUP -> settings.securityGroup().map(Object.class::cast);
      case SERVICE_PLANS -> Optional.of(settings.servicePlans().stream().sorted().toList());
      case NON_INTERACTIVE_LIMIT -> Optional.of(settings.nonInteractiveLimit());
      case KEEP_SYSTEM_ADMINISTRATOR -> Optional.of(settings.keepSystemAdministrator());
      case ROLES_FOR_DISABLED_USERS -> Optional.of(settings.rolesForDisabledUsers());
      case ROLES_KEPT_ON_UNIT_CHANGE -> Optional.of(settings.rolesKeptOnUnitChange());
    };
  }

  /** SQL of all settings in a row of {@code environment_setting} that goes by this alias. */
  public static String columns(String alias) {
    return Arrays.stream(values())
        .map(setting -> alias + "." + setting.column())
        .collect(Collectors.joining(", "));
  }

  /** The column of {@code environment_setting}. */
  String column() {
    return name().toLowerCase(Locale.ROOT);
  }
}
