package dev.tenantsync.office365.metrics;

import dev.tenantsync.bootstrap.metrics.Figure;
import dev.tenantsync.bootstrap.metrics.Gauge;
import org.jspecify.annotations.Nullable;

/** What is shown of the directory's state. There are as many label values as products, or fewer. */
enum StateGauge {
  SEATS("seats", "Seats of a product that can be given, those in grace among them.", "sku"),
  SEATS_CONSUMED("seats_consumed", "Seats that are taken.", "sku"),
  SEATS_LEFT("seats_left", "Seats left; below zero where more are taken than there are.", "sku"),
  SUBSCRIPTIONS("subscriptions", "Subscriptions that have not expired, by their health.", "state"),
  LIFECYCLE_NOTICES("lifecycle_notices_waiting", "Lifecycle notices not delivered yet.", null),
  CHANGE_LOG_AGE("change_log_newest_age_seconds", "Since the newest change was logged.", null),
  IMPORT_JOBS("import_jobs", "Imports that are remembered, by where they stand.", "status"),
  SIGN_INS_BLOCKED("sign_ins_blocked", "Accounts and addresses that may not try now.", null);

  private final String name;
  private final String help;
  private final @Nullable String label;

  StateGauge(String name, String help, @Nullable String label) {
    this.name = "tenantsync_" + name;
    this.help = help;
    this.label = label;
  }

  Figure at(@Nullable String labelled, double value) {
    return new Figure(new Gauge(name, help, label), labelled, value);
  }
}
