package dev.tenantsync.dynamics.overload;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test reaches. */
public final class OverloadProfile implements QuarkusTestProfile {

  static final int BURST = 20;
  static final int AT_ONCE = 3;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "service.quota.requests-per-second", "1",
        "service.quota.burst", Integer.toString(BURST),
        "service.quota.at-once", Integer.toString(AT_ONCE),
        "quarkus.http.proxy.proxy-address-forwarding", "true",
        "service.slow-clients.patience", "2s",
        "quarkus.datasource.jdbc.acquisition-timeout", "2s");
  }
}
