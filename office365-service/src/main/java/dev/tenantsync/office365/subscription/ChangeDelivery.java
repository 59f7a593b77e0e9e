package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.feed.ChangeFollower;
import dev.tenantsync.office365.feed.ChangeFollower.Reading;
import dev.tenantsync.office365.feed.LogPosition;
import dev.tenantsync.office365.subscription.Backlog.Claim;
import dev.tenantsync.office365.subscription.DeliveryTried.Kind;
import dev.tenantsync.office365.subscription.DeliveryTried.Outcome;
import dev.tenantsync.office365.subscription.Subscription.Order;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells one subscription what it has not heard: at least once, and in the change log's order of
 * objects. While the endpoint is called no transaction is open.
 */
@ApplicationScoped
class ChangeDelivery {

  private static final Logger LOG = Logger.getLogger(ChangeDelivery.class);

  /** Changes looked at for one request, however many of them are told. */
  private static final int WINDOW = 1_000;

  private final Backlog backlog;
  private final ChangeFollower follower;
  private final Postman postman;
  private final SubscriptionSettings settings;
  private final Clock clock;
  private final Event<DeliveryTried> tried;

  ChangeDelivery(
      Backlog backlog,
      ChangeFollower follower,
      Postman postman,
      SubscriptionSettings settings,
      Clock clock,
      Event<DeliveryTried> tried) {
    this.backlog = backlog;
    this.follower = follower;
    this.postman = postman;
    this.settings = settings;
    this.clock = clock;
    this.tried = tried;
  }

  /** Sends the next request that is due to a subscription, if nobody else does. */
  void deliver(UUID subscriptionId) {
    Optional<Claim> claimed = backlog.claim(subscriptionId, clock.instant());
    if (claimed.isEmpty()) {
      return;
    }
    Claim claim = claimed.get();
    Order order = claim.order();
    Reading reading = follower.after(claim.position(), order.watched().scope(), WINDOW);
    if (reading.lost()) {
      LOG.warnf("subscription %s: the changes it had not heard of are gone", claim.id());
      backlog.missed(claim, reading.newest(), clock.instant());
      tell(Outcome.LOST);
      return;
    }
    Telling telling =
        Telling.of(
            claim.position(),
            reading.entries(),
            new Telling.Wish(order.watched(), order.types()),
            settings.batch());
    LogPosition reached = reached(telling, reading);
    if (telling.notices().isEmpty()) {
      backlog.told(claim, reached, clock.instant());
    } else {
      send(claim, telling, reached);
    }
  }

  private void send(Claim claim, Telling telling, LogPosition reached) {
    Answer answer =
        postman.post(
            claim.order().endpoints().notificationUrl(), NoticesJson.of(claim, telling.notices()));
    Instant now = clock.instant();
    if (answer.isAcknowledgement()) {
      backlog.told(claim, reached, now);
      tell(Outcome.DELIVERED);
      return;
    }
    Optional<Instant> next = postman.retry(claim.trouble(), answer, now);
    if (next.isPresent()) {
      LOG.logf(
          claim.trouble().level(),
          "subscription %s: notices failed (%s), and are tried again",
          claim.id(),
          answer.reason());
      backlog.failed(claim, now, next.get());
      tell(Outcome.FAILED);
    } else {
      LOG.warnf(
          "subscription %s: notices dropped after %d attempts (%s)",
          claim.id(), claim.trouble().attempts() + 1, answer.reason());
      backlog.missed(claim, follower.newest(), now);
      tell(Outcome.DROPPED);
    }
  }

  private void tell(Outcome outcome) {
    tried.fire(new DeliveryTried(Kind.CHANGES, outcome));
  }

  /** Once all that could be read has been told, nothing before the log's newest row is left. */
  private static LogPosition reached(Telling telling, Reading reading) {
    int read = reading.entries().size();
    boolean all =
        read < WINDOW
            && (read == 0 || telling.reached().equals(reading.entries().get(read - 1).position()));
    return all ? reading.newest() : telling.reached();
  }
}
