package dev.tenantsync.dynamics.reconcile;

import dev.tenantsync.dynamics.directory.DirectoryException;
import dev.tenantsync.dynamics.mirror.Cursor;
import dev.tenantsync.dynamics.mirror.Cursors;
import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.FollowedFeeds;
import dev.tenantsync.dynamics.mirror.Phase;
import dev.tenantsync.dynamics.mirror.Puller;
import dev.tenantsync.dynamics.mirror.Puller.Reading;
import dev.tenantsync.dynamics.mirror.Resync;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One run: users, then roles, then groups where they are followed, or first those of them that have
 * something new, deciding after each page; and again, all of them, while a loss waits for other
 * feeds, or a feed is still being read afresh.
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
  private final PageDecider pageDecider;
  private final Backlog backlog;
  private final Failures failures;

  /**
   * The feeds whose last reading under this term was no failure, so that there is none to clear.
   */
  private final Set<Feed> sound = EnumSet.noneOf(Feed.class);

  private long soundUnder;

  Cycle(
      Puller puller,
      FollowedFeeds feeds,
      Cursors cursors,
      Resync resync,
      Reconciler reconciler,
      PageDecider pageDecider,
      Backlog backlog,
      Failures failures) {
    this.puller = puller;
    this.feeds = feeds;
    this.cursors = cursors;
    this.resync = resync;
    this.reconciler = reconciler;
    this.pageDecider = pageDecider;
    this.backlog = backlog;
    this.failures = failures;
  }

  /**
   * What is to be done.
   *
   * @param patient whether a pause of our own after a failure is kept
   */
  record Order(Prompt prompt, boolean patient) {}

  /**
   * Runs once.
   *
   * @param between done before each further pass, while no page is on its way
   */
  void run(long term, Order order, Tally tally, Runnable between) {
    if (term != soundUnder) {
      sound.clear();
      soundUnder = term;
    }
    List<Feed> first = first(order.prompt());
    boolean calm = pass(first, term, order, tally);
    if (order.prompt().everything()) {
      tally.add(reconciler.drain());
    } else if (!tally.halted() && backlog.withholds()) {
      calm &= pass(othersThan(first), term, order, tally);
      tally.add(reconciler.drain());
    }
    int calmPasses = calm ? 1 : 0;
    while (wanted(calmPasses, tally)) {
      between.run();
      calm = pass(feeds.now(), term, order, tally);
      tally.add(reconciler.drain());
      calmPasses = calm ? calmPasses + 1 : 0;
    }
  }

  /** Everybody follows users and roles; who follows groups, too, has to be looked up. */
  private List<Feed> first(Prompt prompt) {
    boolean plain = !prompt.everything() && !prompt.told().contains(Feed.GROUPS);
    return plain ? prompt.first(List.of(Feed.values())) : prompt.first(feeds.now());
  }

  /** What a loss waits for: it was brought by one of the first. */
  private List<Feed> othersThan(List<Feed> first) {
    return feeds.now().stream().filter(feed -> !first.contains(feed)).toList();
  }

  /**
   * @return false if a feed is being read afresh
   */
  private boolean pass(List<Feed> reading, long term, Order order, Tally tally) {
    boolean calm = true;
    for (Feed feed : reading) {
      calm &= read(feed, term, order.patient(), tally);
    }
    return calm;
  }

  private boolean wanted(int calmPasses, Tally tally) {
    return !tally.halted()
        && (calmPasses == 0 || (calmPasses < PASSES_FOR_LOSSES && backlog.withholds()));
  }

  /**
   * @return whether the feed goes on from where it was read to, or is not read at all
   */
  private boolean read(Feed feed, long term, boolean patient, Tally tally) {
    if (!sound.contains(feed) && failures.waiting(feed.name(), patient)) {
      tally.leave();
      return true;
    }
    try {
      Reading reading = pull(feed, term, tally);
      if (sound.add(feed)) {
        failures.clearReading(feed.name());
      }
      return reading.to().phase() == Phase.FOLLOWING || confirmed(reading, term);
    } catch (DirectoryException refusal) {
      sound.remove(feed);
      failures.reading(feed.name(), Trouble.cause(refusal), refusal.retryAfter());
      tally.error(feed + ": " + refusal.getMessage());
      return true;
    }
  }

  private boolean confirmed(Reading reading, long term) {
    confirm(reading.from(), reading.to(), term);
    return cursors.of(reading.to().feed()).phase() == Phase.FOLLOWING;
  }

  private Reading pull(Feed feed, long term, Tally tally) {
    try {
      return puller.pull(feed, term, (changed, last) -> applied(changed, last, tally));
    } finally {
      tally.add(pageDecider.finish());
    }
  }

  private void applied(int changed, boolean last, Tally tally) {
    tally.page(changed);
    tally.add(pageDecider.finish());
    if (changed > 0 && last) {
      tally.add(reconciler.drain());
    } else if (changed > 0) {
      pageDecider.begin();
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
