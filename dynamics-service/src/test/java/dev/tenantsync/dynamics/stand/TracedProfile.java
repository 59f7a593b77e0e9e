package dev.tenantsync.dynamics.stand;

import java.util.HashMap;
import java.util.Map;

/** With spans, of which the collector takes none: nobody listens there. */
public class TracedProfile extends DirectoryProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("traces.endpoint", "http://127.0.0.1:1");
    return overrides;
  }
}
