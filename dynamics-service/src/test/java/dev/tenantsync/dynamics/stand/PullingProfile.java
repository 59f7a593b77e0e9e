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
    // What failed while no directory was there is not tried again in the middle of a test.
    overrides.put("dynamics.sync.back-off", "1h");
    overrides.put("dynamics.sync.max-back-off", "1h");
    return overrides;
  }
}
