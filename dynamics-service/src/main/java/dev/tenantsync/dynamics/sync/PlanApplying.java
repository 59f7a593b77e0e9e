package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.environment.CurrentSettings;
import dev.tenantsync.dynamics.provisioning.Provisioner;
import dev.tenantsync.dynamics.reconcile.SettingsChange;
import dev.tenantsync.dynamics.reconcile.SyncRequests;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.rehearsal.PlanApplication;
import dev.tenantsync.dynamics.rehearsal.PlanApplication.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.OptionalLong;

/** Does what was planned, if the world still stands as it did. */
@ApplicationScoped
class PlanApplying {

  private final Provisioner provisioner;
  private final CurrentSettings settings;
  private final PlanApplication application;
  private final SettingsChange change;
  private final SyncRequests requests;

  PlanApplying(
      Provisioner provisioner,
      CurrentSettings settings,
      PlanApplication application,
      SettingsChange change,
      SyncRequests requests) {
    this.provisioner = provisioner;
    this.settings = settings;
    this.application = application;
    this.change = change;
    this.requests = requests;
  }

  /**
   * In one transaction: looks, changes the settings, and asks for the run.
   *
   * @param actor who wants it, by id
   * @return the number of the run asked for; empty where the world has moved
   */
  @Transactional
  OptionalLong apply(Order order, String actor) {
    provisioner.lockGuard();
    settings.locked();
    if (!application.stands(order)) {
      return OptionalLong.empty();
    }
    if (!order.settings().isEmpty()) {
      change.change(order.settings(), version -> true, actor);
    }
    return OptionalLong.of(requests.ask(order.resync() ? Kind.RESYNC : Kind.PULL, null));
  }
}
