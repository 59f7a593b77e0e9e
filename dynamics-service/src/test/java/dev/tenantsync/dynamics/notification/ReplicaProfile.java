package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.stand.DirectoryProfile;
import java.util.HashMap;
import java.util.Map;

/** A process that is told of changes and does not pull. */
public class ReplicaProfile extends DirectoryProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("dynamics.notifications.enabled", "true");
    return overrides;
  }
}
