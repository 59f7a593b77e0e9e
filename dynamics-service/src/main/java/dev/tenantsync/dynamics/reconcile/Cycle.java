package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.mirror.Cursor;
import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.FollowedFeeds;
import dev.tenantsync.dynamics.mirror.Phase;
import dev.tenantsync.dynamics.mirror.Puller;
import dev.tenantsync.dynamics.mirror.Resync;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * One run: users, then roles, then groups where they are followed, deciding after each page; and
 * again while a loss waits for other feeds, or a feed is still being read afresh.
 */
@ApplicationScoped
class Cycle {

  /** A loss brought by the last feed is settled by the second pass, any other before. */
  private static final int PASSES_FOR_LOSSES = 3;

  private final Puller puller;
  private final FollowedFeeds feeds;
  private final Cursors cursors;
  private final Resync resync;
  private final Reconciler reconciler;
  private final Backlog backlog;
  private final Failures failures;

  Cycle(
      Puller puller,
      FollowedFeeds feeds,
      Cursors cursors,
      Resync resync,
      Reconciler reconciler,
      Backlog backlog,
      Failures failures) {
    this.puller = puller;
    this.feeds = feeds;
    this.cursors = cursors;
    this.resync = resync;
    this.reconciler = reconciler;
    this.backlog = backlog;
    this.failures = failures;
  }

  /**
   * Runs once.
   *
   * @param patient whether a pause of our own after a failure is kept
   * @param between done before each pass, while no page is on its way
   */
  void run(long term, boolean patient, Tally tally, Runnable between) {
    int calmPasses = 0;
    do {
      between.run();
      for (Feed feed : feeds.now()) {
        read(feed, term, patient, tally);
      }
      tally.add(reconciler.drain());
      calmPasses = readingAfresh() ? 0 : calmPasses + 1;
    } while (wanted(calmPasses, tally));
  }

  private boolean wanted(int calmPasses, Tally tally) {
    return !tally.halted()
        && (calmPasses == 0 || (calmPasses < PASSES_FOR_LOSSES && backlog.withholds()));
  }

  private boolean readingAfresh() {
    return feeds.cursors().stream().anyMatch(cursor -> cursor.phase() != Phase.FOLLOWING);
  }

  private void read(Feed feed, long term, boolean patient, Tally tally) {
    if (failures.waiting(feed.name(), patient)) {
      tally.halt();
      return;
    }
    try {
      Cursor before = cursors.of(feed);
      puller.pull(feed, term, changed -> applied(changed, tally));
      confirm(before, cursors.of(feed), term);
      failures.clearReading(feed.name());
    } catch (DirectoryException refusal) {
      failures.reading(feed.name(), Trouble.cause(refusal), refusal.retryAfter());
      tally.error(feed + ": " + refusal.getMessage());
    }
  }

  private void applied(int changed, Tally tally) {
    tally.page(changed);
    if (changed > 0) {
      tally.add(reconciler.drain());
    }
  }

  /** After an enumeration and its first following round, what was not seen is looked up. */
  private void confirm(Cursor before, Cursor now, long term) {
    boolean followedOnce =
        before.phase() == Phase.CONFIRMING && before.generation() == now.generation();
    if (!followedOnce) {
      return;
    }
    String reading = now.feed() + "_RESYNC";
    Optional<String> refusal = resync.shrunken(now);
    if (refusal.isPresent()) {
      failures.reading(reading, refusal.get(), null);
      resync.finish(now, term);
    } else if (!resync.confirmSome(now.feed(), term)) {
      failures.clearReading(reading);
    }
  }
}
