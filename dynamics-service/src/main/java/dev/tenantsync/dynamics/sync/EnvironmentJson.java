package dev.tenantsync.dynamics.sync;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tenantsync.dynamics.environment.EnvironmentSettings;
import dev.tenantsync.dynamics.environment.Overrides;
import dev.tenantsync.dynamics.environment.Setting;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force.
 *
 * @param version what {@code If-Match} names
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record EnvironmentJson(long version, @JsonAnyGetter Map<String, SettingJson> settings) {

  /**
   * One of them.
   *
   * @param value null where no security group is set
   * @param source {@code set} at run time, or {@code configuration}
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record SettingJson(@Nullable Object value, String source) {}

  static EnvironmentJson of(Overrides overrides, EnvironmentSettings configured) {
    EnvironmentSettings now = overrides.over(configured);
    Map<String, SettingJson> settings = new LinkedHashMap<>();
    for (Setting setting : Setting.values()) {
      boolean set = overrides.values().containsKey(setting);
      settings.put(
          setting.wireName(),
          new SettingJson(setting.shown(now).orElse(null), set ? "set" : "configuration"));
    }
    return new EnvironmentJson(overrides.version(), settings);
  }
}
