package dev.tenantsync.dynamics.caller;

import dev.tenantsync.dynamics.stand.DirectoryProfile;
import java.util.HashMap;
import java.util.Map;

/** Nobody pulls and nobody waits for it. */
public class RoutesProfile extends DirectoryProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("dynamics.sync.answer-within", "20ms");
    return overrides;
  }
}
