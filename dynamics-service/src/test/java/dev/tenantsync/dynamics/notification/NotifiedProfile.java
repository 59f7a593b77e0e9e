package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.stand.PullingProfile;
import java.util.HashMap;
import java.util.Map;

/** The service as it runs, with a timer of an hour: what arrives was told of, or asked for. */
public class NotifiedProfile extends PullingProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("dynamics.notifications.enabled", "true");
    overrides.put("dynamics.sync.back-off", "1s");
    overrides.put("dynamics.notifications.check", "1h");
    return overrides;
  }
}
