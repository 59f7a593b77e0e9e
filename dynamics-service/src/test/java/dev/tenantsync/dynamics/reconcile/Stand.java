package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.environment.Setting;
import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.Puller;
import dev.tenantsync.dynamics.mirror.PullerLease;
import dev.tenantsync.dynamics.stand.FakeDirectory;
import dev.tenantsync.dynamics.stand.Tables;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A directory, a clean database and the loop's parts, moved by hand. */
@ApplicationScoped
class Stand {

  private final Tables tables;
  private final Cursors cursors;
  private final PullerLease lease;
  private final Puller puller;
  private final Reconciler reconciler;
  private final SyncLoop loop;
  private final VerifyPass verifyPass;
  private final Runs runs;
  private final SettingsChange settingsChange;
  private final DynamicsSettings settings;
  private long term;

  Stand(
      Tables tables,
      Cursors cursors,
      PullerLease lease,
      Puller puller,
      Reconciler reconciler,
      SyncLoop loop,
      VerifyPass verifyPass,
      Runs runs,
      SettingsChange settingsChange,
      DynamicsSettings settings) {
    this.tables = tables;
    this.cursors = cursors;
    this.lease = lease;
    this.puller = puller;
    this.reconciler = reconciler;
    this.loop = loop;
    this.verifyPass = verifyPass;
    this.runs = runs;
    this.settingsChange = settingsChange;
    this.settings = settings;
  }

  FakeDirectory open() throws IOException {
    tables.clear();
    cursors.begin();
    term = lease.take("test").orElseThrow();
    return new FakeDirectory(settings.directory().url().getPort());
  }

  long term() {
    return term;
  }

  Tables tables() {
    return tables;
  }

  /** One run as on the timer. */
  void run() {
    var unused = loop.turn(term, Prompt.TIMER);
  }

  /** Sets at run time; empty hands back to the configuration. */
  void set(Setting setting, Optional<Object> value) {
    var unused = settingsChange.change(Map.of(setting, value), version -> true, "test");
  }

  /** Attaches a security group, or another one. */
  void attach(UUID group) {
    set(Setting.SECURITY_GROUP, Optional.of(group));
  }

  /** One whole pass of looking for edits made in the database. */
  VerifyPass.Report verify() {
    return verifyPass.now();
  }

  void pull(Feed feed) {
    puller.pull(feed, term, (changed, last) -> {});
  }

  Progress decide() {
    return reconciler.drain();
  }

  Run lastRun() {
    return runs.newest(1).get(0);
  }
}
