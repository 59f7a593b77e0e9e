package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.provisioning.Outcome;

/** What deciding came to so far. */
record Progress(int decided, int applied, int failed) {

  static final Progress NONE = new Progress(0, 0, 0);
  static final Progress ONE_FAILED = new Progress(0, 0, 1);

  static Progress of(Outcome outcome) {
    return new Progress(outcome.decided() - outcome.pending(), outcome.applied(), 0);
  }

  Progress plus(Progress other) {
    return new Progress(decided + other.decided, applied + other.applied, failed + other.failed);
  }
}
