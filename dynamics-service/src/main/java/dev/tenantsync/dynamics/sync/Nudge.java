package dev.tenantsync.dynamics.sync;

import dev.tenantsync.dynamics.freshness.Awaited;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.reconcile.SyncRequests;
import dev.tenantsync.dynamics.reconcile.SyncThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Has whoever pulls do so now, while somebody waits for what the directory says. */
@ApplicationScoped
class Nudge {

  private final LeaseKeeper keeper;
  private final SyncThread thread;
  private final SyncRequests requests;
  private final SyncState state;

  Nudge(LeaseKeeper keeper, SyncThread thread, SyncRequests requests, SyncState state) {
    this.keeper = keeper;
    this.thread = thread;
    this.requests = requests;
    this.state = state;
  }

  void awaited(@Observes Awaited somebody) {
    if (keeper.term().isPresent()) {
      thread.wake();
    } else if (state.pulled()) {
      requests.askForPull();
    }
  }
}
