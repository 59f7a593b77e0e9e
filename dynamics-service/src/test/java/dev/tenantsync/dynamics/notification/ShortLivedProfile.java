package dev.tenantsync.dynamics.notification;

import java.util.HashMap;
import java.util.Map;

/** Subscriptions that last for seconds. */
public class ShortLivedProfile extends NotifiedProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
    overrides.put("dynamics.notifications.validity", "3s");
    return overrides;
  }
}
