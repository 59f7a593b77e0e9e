package dev.tenantsync.dynamics.stand;

import java.util.HashMap;
import java.util.Map;

/** Everybody may be disabled at once: for histories that say what is right without a brake. */
public class UnbrakedProfile extends DirectoryProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("dynamics.brake.loss.at-least", "1000000");
    overrides.put("dynamics.brake.stated.at-least", "1000000");
    return overrides;
  }
}
