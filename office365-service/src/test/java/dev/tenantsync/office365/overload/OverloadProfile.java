package dev.tenantsync.office365.overload;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test reaches. */
public final class OverloadProfile implements QuarkusTestProfile {

  static final int BURST = 20;
  static final int AT_ONCE = 3;

  /** More than RestAssured leaves open until they are collected. */
  static final int CONNECTIONS = 400;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "service.quota.requests-per-second",
        "1",
        "service.quota.burst",
        Integer.toString(BURST),
        "service.quota.at-once",
        Integer.toString(AT_ONCE),
        "service.slow-clients.patience",
        "2s",
        "quarkus.http.limits.max-connections",
        Integer.toString(CONNECTIONS),
        "quarkus.datasource.jdbc.acquisition-timeout",
        "2s");
  }
}
