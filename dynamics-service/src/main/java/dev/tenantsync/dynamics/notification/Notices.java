package dev.tenantsync.dynamics.notification;

import dev.tenantsync.dynamics.mirror.Feed;
import dev.tenantsync.dynamics.mirror.LeaseKeeper;
import dev.tenantsync.dynamics.notification.NoticesJson.NoticeJson;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Passes on what the directory tells: to the loop of this process if that pulls, else by a row to
 * the one that does. Nobody waits for the row, and many notices share one.
 */
@ApplicationScoped
class Notices {

  private static final Logger LOG = Logger.getLogger(Notices.class);

  /** Where the loop was woken already, a row only says when. */
  private static final Duration UNHURRIED = Duration.ofSeconds(1);

  private final ClientState secret;
  private final LeaseKeeper lease;
  private final Subscriptions subscriptions;
  private final SubscriptionKeeper keeper;
  private final Event<Noticed> event;
  private final Set<Feed> unwritten = EnumSet.noneOf(Feed.class);
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "notices"));
  private boolean scheduled;

  Notices(
      ClientState secret,
      LeaseKeeper lease,
      Subscriptions subscriptions,
      SubscriptionKeeper keeper,
      Event<Noticed> event) {
    this.secret = secret;
    this.lease = lease;
    this.subscriptions = subscriptions;
    this.keeper = keeper;
    this.event = event;
  }

  @PreDestroy
  void stop() {
    writer.shutdownNow();
  }

  /** Notices that do not show the secret are passed over: anybody may have sent them. */
  void receive(List<NoticeJson> notices) {
    Set<Feed> told = EnumSet.noneOf(Feed.class);
    for (NoticeJson notice : notices) {
      if (secret.is(notice.clientState())) {
        told.addAll(Watched.feeds(String.valueOf(notice.resource())));
        if (notice.lifecycleEvent() != null) {
          keeper.look();
        }
      }
    }
    if (!told.isEmpty()) {
      event.fire(new Noticed(told, Noticed.Origin.DIRECTORY));
      write(told);
    }
  }

  private synchronized void write(Set<Feed> told) {
    unwritten.addAll(told);
    if (!scheduled) {
      Duration wait = pulls() ? UNHURRIED : Duration.ZERO;
      try {
        var unused = writer.schedule(this::flush, wait.toMillis(), TimeUnit.MILLISECONDS);
        scheduled = true;
      } catch (RejectedExecutionException stopping) {
        LOG.debug("a notice came while this process was stopping");
      }
    }
  }

  private void flush() {
    Set<Feed> feeds = taken();
    try {
      if (pulls()) {
        subscriptions.noticed(feeds);
      } else {
        subscriptions.wake(feeds);
      }
    } catch (RuntimeException failure) {
      LOG.warnf("a notice could not be passed on: %s", failure.getMessage());
    }
  }

  private synchronized Set<Feed> taken() {
    Set<Feed> feeds = EnumSet.copyOf(unwritten);
    unwritten.clear();
    scheduled = false;
    return feeds;
  }

  private boolean pulls() {
    return lease.term().isPresent();
  }
}
