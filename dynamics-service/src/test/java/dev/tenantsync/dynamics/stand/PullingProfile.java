package dev.tenantsync.dynamics.stand;

import java.util.HashMap;
import java.util.Map;

/** The service as it runs, pulling by itself, though seldom. */
public class PullingProfile extends UnbrakedProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("dynamics.sync.enabled", "true");
    overrides.put("dynamics.sync.interval", "1h");
    return overrides;
  }
}
