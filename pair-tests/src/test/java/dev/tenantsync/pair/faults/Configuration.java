package dev.tenantsync.pair.faults;

import dev.tenantsync.benchmark.pair.PairSecrets;
import dev.tenantsync.benchmark.pair.ServiceProcess;
import java.util.Map;

/**
 * Settings of the services, as environment variables: small pages and batches, so that much can be
 * torn apart; short pauses, so that it is soon over; and nothing that heals what went wrong.
 */
record Configuration(PairSecrets secrets) {

  private static final String LOOPBACK = "http://127.0.0.1:";

  Map<String, String> ofDirectory() {
    Map<String, String> settings = secrets.ofDirectory();
    settings.put("DIRECTORY_PASSWORD_COST", "4");
    settings.put("DIRECTORY_SUBSCRIPTIONS_FIRST_RETRY", "PT0.5S");
    settings.put("DIRECTORY_SUBSCRIPTIONS_LONGEST_RETRY", "PT2S");
    ofPool(settings);
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
    settings.put("DYNAMICS_DIRECTORY_PAGE_SIZE", "5");
    settings.put("DYNAMICS_DIRECTORY_CONNECT_TIMEOUT", "PT1S");
    settings.put("DYNAMICS_DIRECTORY_READ_TIMEOUT", "PT4S");
    settings.put("DYNAMICS_NOTIFICATIONS_URL", LOOPBACK + notices + "/notifications");
    settings.put("DYNAMICS_NOTIFICATIONS_CHECK", "PT2S");
    settings.put("DYNAMICS_SYNC_BATCH_SIZE", "7");
    settings.put("DYNAMICS_SYNC_INTERVAL", "PT0.5S");
    settings.put("DYNAMICS_SYNC_BACK_OFF", "PT0.3S");
    settings.put("DYNAMICS_SYNC_MAX_BACK_OFF", "PT1S");
    settings.put("DYNAMICS_VERIFY_INTERVAL", "PT0S");
    settings.put("DYNAMICS_BRAKE_LOSS_AT_LEAST", "100000");
    settings.put("DYNAMICS_BRAKE_STATED_AT_LEAST", "100000");
    ofPool(settings);
    return settings;
  }

  private static void ofPool(Map<String, String> settings) {
    settings.put("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "12");
    settings.put("QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "PT5S");
  }
}
