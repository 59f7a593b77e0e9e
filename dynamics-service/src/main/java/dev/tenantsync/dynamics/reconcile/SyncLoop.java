package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.FollowedFeeds;
import dev.tenantsync.dynamics.mirror.LeaseLostException;
import dev.tenantsync.dynamics.mirror.Resync;
import dev.tenantsync.dynamics.provisioning.RunInHand;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Open;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the pulling process does when there is something to do: requests first, then a run. Whatever
 * is asked for while it runs is done by the next run.
 */
@ApplicationScoped
class SyncLoop {

  private final FollowedFeeds feeds;
  private final Resync resync;
  private final Cycle cycle;
  private final UserSync userSync;
  private final VerifyPass verifyPass;
  private final SyncRequests requests;
  private final Runs runs;
  private final RunInHand inHand;

  SyncLoop(
      FollowedFeeds feeds,
      Resync resync,
      Cycle cycle,
      UserSync userSync,
      VerifyPass verifyPass,
      SyncRequests requests,
      Runs runs,
      RunInHand inHand) {
    this.feeds = feeds;
    this.resync = resync;
    this.cycle = cycle;
    this.userSync = userSync;
    this.verifyPass = verifyPass;
    this.requests = requests;
    this.runs = runs;
    this.inHand = inHand;
  }

  /**
   * Does what was asked for, and a run if it is time for one.
   *
   * @throws LeaseLostException if another process pulls by now
   */
  void turn(long term, boolean runDue) {
    String correlationId = inHand.begin();
    try {
      turn(term, runDue, correlationId);
    } finally {
      inHand.end();
    }
  }

  private void turn(long term, boolean runDue, String correlationId) {
    answer(term);
    List<Open> asked = requests.open().stream().filter(Open::wantsRun).toList();
    if (asked.isEmpty() && !runDue) {
      return;
    }
    boolean afresh = asked.stream().anyMatch(request -> request.kind() == Kind.RESYNC);
    if (afresh) {
      restart(term);
    }
    Run run = run(trigger(asked, afresh), term, correlationId);
    asked.forEach(request -> requests.finish(request.id(), run));
  }

  private void restart(long term) {
    for (Feed feed : feeds.now()) {
      resync.begin(feed, term);
    }
  }

  private Run run(String trigger, long term, String correlationId) {
    Tally tally = new Tally(trigger, correlationId, Instant.now());
    cycle.run(term, trigger.equals("timer"), tally, () -> answer(term));
    Run run = tally.run(Instant.now());
    if (run.worthKeeping()) {
      runs.record(run);
    }
    return run;
  }

  /** A step of looking for edits behind the service's back, if it is time for one. */
  void verify() {
    verifyPass.stepIfDue();
  }

  private void answer(long term) {
    for (Open request : requests.open()) {
      if (request.kind() == Kind.USER) {
        requests.finish(
            request.id(), userSync.sync(Objects.requireNonNull(request.objectId()), term));
      } else if (request.kind() == Kind.VERIFY) {
        requests.finish(request.id(), verifyPass.now());
      }
    }
  }

  private static String trigger(List<Open> asked, boolean afresh) {
    if (asked.isEmpty()) {
      return "timer";
    }
    return (afresh ? Kind.RESYNC : Kind.PULL).name().toLowerCase(Locale.ROOT);
  }
}
