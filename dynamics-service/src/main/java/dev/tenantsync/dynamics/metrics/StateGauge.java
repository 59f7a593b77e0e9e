package dev.tenantsync.dynamics.metrics;

import dev.tenantsync.bootstrap.metrics.Figure;
import dev.tenantsync.bootstrap.metrics.Gauge;
import org.jspecify.annotations.Nullable;

/** What is shown of the environment's state. The values of every label are few and known. */
enum StateGauge {
  FEED_LAG("feed_lag_seconds", "Since the feed was last read to its end.", "feed"),
  FEED_CURSOR_AGE("feed_cursor_age_seconds", "Since the feed's cursor last moved.", "feed"),
  FEED_FOLLOWING("feed_following", "1 if the feed is followed, 0 while read afresh.", "feed"),
  BACKLOG("backlog_accounts", "Accounts mirrored and not decided, withheld ones among them.", null),
  BACKLOG_WITHHELD(
      "backlog_withheld_accounts", "Of these: losses that wait for the other feeds.", null),
  BACKLOG_OLDEST("backlog_oldest_seconds", "Since the oldest of these was seen; 0 if none.", null),
  FAILURES("sync_failures", "What keeps failing: users, and readings of feeds.", "kind"),
  HELD_USERS("held_users", "Users whose disabling is held until somebody decides.", "class"),
  SET_ASIDE("set_aside_users", "Disables that wait for what is on its way.", null),
  DRIFT("drift_findings", "Edits found in the database, past the service; the newest.", "outcome"),
  SLOTS_USED("non_interactive_slots_used", "Enabled Non-interactive users.", null),
  SLOTS_LIMIT("non_interactive_slots_limit", "How many of them there may be.", null),
  SLOTS_WAITING("non_interactive_slots_waiting", "Users disabled for want of a slot.", null),
  PULLED("pulled", "1 if any process pulls, by the lease in the database.", null),
  PULLER_TERM("puller_term", "Grows with each takeover of pulling.", null),
  SUBSCRIPTION_ACTIVE("subscription_active", "1 if the directory tells of changes.", "feed");

  private final String name;
  private final String help;
  private final @Nullable String label;

  StateGauge(String name, String help, @Nullable String label) {
    this.name = "tenantsync_" + name;
    this.help = help;
    this.label = label;
  }

  Figure at(double value) {
    return at(null, value);
  }

  Figure at(@Nullable String labelled, double value) {
    return new Figure(new Gauge(name, help, label), labelled, value);
  }
}
