package dev.tenantsync.pair.faults;

import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.util.Map;

/** Settings of the services, as environment variables, that lead them to each other. */
record Configuration(PairSecrets secrets, Tuning tuning) {

  private static final String LOOPBACK = "http://127.0.0.1:";

  Map<String, String> ofDirectory() {
    Map<String, String> settings = secrets.ofDirectory();
    settings.putAll(tuning.directory());
    return settings;
  }

  /** Of a replica, whose tokens name the first one's address. */
  Map<String, String> ofAnotherDirectory(ServiceProcess first) {
    Map<String, String> settings = ofDirectory();
    settings.put("DIRECTORY_IDENTITY_ISSUER", first.url() + "/{tenantId}/v2.0");
    return settings;
  }

  /**
   * Of every replica of Dynamics.
   *
   * @param feed port at which it reaches the directory
   * @param notices port at which the directory reaches it
   */
  Map<String, String> ofDynamics(ServiceProcess first, int feed, int notices) {
    Map<String, String> settings = secrets.ofDynamics(first);
    settings.put("DYNAMICS_DIRECTORY_URL", LOOPBACK + feed);
    settings.put("DYNAMICS_NOTIFICATIONS_URL", LOOPBACK + notices + "/notifications");
    settings.putAll(tuning.dynamics());
    return settings;
  }
}
