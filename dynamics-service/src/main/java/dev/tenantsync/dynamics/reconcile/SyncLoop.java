package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.bootstrap.trace.Traces;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.FollowedFeeds;
import dev.tenantsync.dynamics.mirror.LeaseLostException;
import dev.tenantsync.dynamics.mirror.Resync;
import dev.tenantsync.dynamics.provisioning.RunInHand;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Kind;
import dev.tenantsync.dynamics.reconcile.SyncRequests.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * What the pulling process does when there is something to do: requests first, then a run. Whatever
 * is asked for while it runs is done by the next run.
 */
@ApplicationScoped
class SyncLoop {

  private static final Logger LOG = Logger.getLogger(SyncLoop.class);

  private final FollowedFeeds feeds;
  private final Resync resync;
  private final Cycle cycle;
  private final UserSync userSync;
  private final VerifyPass verifyPass;
  private final SyncRequests requests;
  private final Runs runs;
  private final Failures failures;
  private final RunInHand inHand;
  private final Event<RunEnded> ended;
  private final Traces traces;

  private volatile boolean stopping;

  SyncLoop(
      FollowedFeeds feeds,
      Resync resync,
      Cycle cycle,
      UserSync userSync,
      VerifyPass verifyPass,
      SyncRequests requests,
      Runs runs,
      Failures failures,
      RunInHand inHand,
      Event<RunEnded> ended,
      Traces traces) {
    this.feeds = feeds;
    this.resync = resync;
    this.cycle = cycle;
    this.userSync = userSync;
    this.verifyPass = verifyPass;
    this.requests = requests;
    this.runs = runs;
    this.failures = failures;
    this.inHand = inHand;
    this.ended = ended;
    this.traces = traces;
  }

  /**
   * Does what was asked for, and a run if it is time for one.
   *
   * @return false if something failed, or was left alone because it had failed before
   * @throws LeaseLostException if another process pulls by now
   * @throws GivenUpException if anything else is in the way
   */
  boolean turn(long term, Prompt prompt) {
    return inHand(correlationId -> turn(term, prompt, correlationId));
  }

  /** As {@link #turn}, but for what was asked for: the directory tells of something. */
  boolean pull(long term, Prompt prompt) {
    return inHand(correlationId -> complete(run(term, prompt, correlationId)));
  }

  /** From now on a run may be cut short, and nobody is told. */
  void stop() {
    stopping = true;
  }

  /** How long until something that failed may be tried again; empty where nothing failed. */
  Optional<Duration> nextTry() {
    return failures.nextTry();
  }

  private boolean inHand(Predicate<String> work) {
    try {
      String correlationId = inHand.begin();
      return traces.within("sync run", () -> told(work, correlationId));
    } finally {
      inHand.end();
    }
  }

  /** What goes wrong is logged while the run's ids still stand in its lines. */
  private boolean told(Predicate<String> work, String correlationId) {
    try {
      return work.test(correlationId);
    } catch (LeaseLostException elsewhere) {
      throw elsewhere;
    } catch (RuntimeException trouble) {
      if (!stopping) {
        LOG.errorf(trouble, "the run was given up: %s", Trouble.cause(trouble));
      }
      throw new GivenUpException(trouble);
    }
  }

  private boolean turn(long term, Prompt prompt, String correlationId) {
    List<Open> open = requests.open();
    answer(open, term);
    List<Open> asked = open.stream().filter(Open::wantsRun).toList();
    if (asked.isEmpty()) {
      return !prompt.wantsRun() || complete(run(term, prompt, correlationId));
    }
    boolean afresh = asked.stream().anyMatch(request -> request.kind() == Kind.RESYNC);
    if (afresh) {
      restart(term);
    }
    Kind kind = afresh ? Kind.RESYNC : Kind.PULL;
    Tally tally = new Tally(kind.name().toLowerCase(Locale.ROOT), correlationId, Instant.now());
    cycle.run(term, new Cycle.Order(Prompt.TIMER, false), tally, () -> answer(term));
    Run run = recorded(tally);
    asked.forEach(request -> requests.finish(request.id(), run));
    return complete(tally);
  }

  private Tally run(long term, Prompt prompt, String correlationId) {
    Tally tally = new Tally(prompt.trigger(), correlationId, Instant.now());
    cycle.run(term, new Cycle.Order(prompt, true), tally, () -> answer(term));
    var unused = recorded(tally);
    return tally;
  }

  private static boolean complete(Tally tally) {
    return !tally.halted() && tally.failed() == 0;
  }

  private void restart(long term) {
    for (Feed feed : feeds.now()) {
      resync.begin(feed, term);
    }
  }

  private Run recorded(Tally tally) {
    Run run = tally.run(Instant.now());
    if (run.worthKeeping()) {
      runs.record(run);
    }
    ended.fire(new RunEnded(run, tally.waiting()));
    return run;
  }

  /** A step of looking for edits behind the service's back, if it is time for one. */
  void verify() {
    verifyPass.stepIfDue();
  }

  private void answer(long term) {
    answer(requests.open(), term);
  }

  private void answer(List<Open> open, long term) {
    for (Open request : open) {
      if (request.kind() == Kind.USER) {
        requests.finish(
            request.id(), userSync.sync(Objects.requireNonNull(request.objectId()), term));
      } else if (request.kind() == Kind.VERIFY) {
        requests.finish(request.id(), verifyPass.now());
      }
    }
  }
}
