package dev.tenantsync.pair.faults;

import java.util.HashMap;
import java.util.Map;

/** Settings of the services that are not their defaults, as environment variables. */
record Tuning(Map<String, String> directory, Map<String, String> dynamics) {

  /** Of every replica: all of them together may not have more connections than the server. */
  private static final Map<String, String> POOL =
      Map.of(
          "QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "12",
          "QUARKUS_DATASOURCE_JDBC_ACQUISITION_TIMEOUT", "PT5S");

  /**
   * Small pages and batches, so that much can be torn apart; short pauses, so that it is soon over;
   * and nothing that heals what went wrong.
   */
  static final Tuning FOR_FAULTS =
      new Tuning(
          Map.of(
              "DIRECTORY_PASSWORD_COST", "4",
              "DIRECTORY_SUBSCRIPTIONS_FIRST_RETRY", "PT0.5S",
              "DIRECTORY_SUBSCRIPTIONS_LONGEST_RETRY", "PT2S"),
          Map.ofEntries(
              Map.entry("DYNAMICS_DIRECTORY_PAGE_SIZE", "5"),
              Map.entry("DYNAMICS_DIRECTORY_CONNECT_TIMEOUT", "PT1S"),
              Map.entry("DYNAMICS_DIRECTORY_READ_TIMEOUT", "PT4S"),
              Map.entry("DYNAMICS_NOTIFICATIONS_CHECK", "PT2S"),
              Map.entry("DYNAMICS_SYNC_BATCH_SIZE", "7"),
              Map.entry("DYNAMICS_SYNC_INTERVAL", "PT0.5S"),
              Map.entry("DYNAMICS_SYNC_BACK_OFF", "PT0.3S"),
              Map.entry("DYNAMICS_SYNC_MAX_BACK_OFF", "PT1S"),
              Map.entry("DYNAMICS_VERIFY_INTERVAL", "PT0S"),
              Map.entry("DYNAMICS_BRAKE_LOSS_AT_LEAST", "100000"),
              Map.entry("DYNAMICS_BRAKE_STATED_AT_LEAST", "100000")));

  /**
   * As behind a {@link Balancer}: a stop begins with two seconds in which it can be noticed. The
   * timer is far away: what arrives was told of. All else is as it comes, but for a brake that
   * would rightly hold what is done to so few people.
   */
  static final Tuning BEHIND_BALANCERS =
      new Tuning(
          Map.of("DIRECTORY_PASSWORD_COST", "4", "QUARKUS_SHUTDOWN_DELAY", "2S"),
          Map.of(
              "QUARKUS_SHUTDOWN_DELAY", "2S",
              "DYNAMICS_SYNC_INTERVAL", "PT10M",
              "DYNAMICS_BRAKE_LOSS_AT_LEAST", "100000",
              "DYNAMICS_BRAKE_STATED_AT_LEAST", "100000"));

  Tuning {
    directory = with(directory);
    dynamics = with(dynamics);
  }

  private static Map<String, String> with(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(POOL);
    all.putAll(settings);
    return Map.copyOf(all);
  }
}
