package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.subscription.DeliveryTried.Kind;
import dev.tenantsync.office365.subscription.DeliveryTried.Outcome;
import dev.tenantsync.office365.subscription.LifecycleQueue.Claim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Tells an owner what became of a subscription. */
@ApplicationScoped
class LifecycleDelivery {

  private static final Logger LOG = Logger.getLogger(LifecycleDelivery.class);

  private final LifecycleQueue queue;
  private final Postman postman;
  private final Clock clock;
  private final Event<DeliveryTried> tried;

  LifecycleDelivery(
      LifecycleQueue queue, Postman postman, Clock clock, Event<DeliveryTried> tried) {
    this.queue = queue;
    this.postman = postman;
    this.clock = clock;
    this.tried = tried;
  }

  /** Sends a lifecycle notice, if nobody else does. */
  void deliver(UUID noticeId) {
    queue.claim(noticeId, clock.instant()).ifPresent(this::send);
  }

  private void send(Claim claim) {
    Answer answer = postman.post(claim.url(), NoticesJson.of(claim));
    if (answer.isAcknowledgement()) {
      queue.done(claim);
      tell(Outcome.DELIVERED);
      return;
    }
    Instant now = clock.instant();
    Optional<Instant> next = postman.retry(claim.trouble(), answer, now);
    if (next.isPresent()) {
      LOG.logf(
          claim.trouble().level(),
          "subscription %s: lifecycle notice %s failed (%s), and is tried again",
          claim.subscriptionId(),
          claim.event(),
          answer.reason());
      queue.failed(claim, now, next.get());
      tell(Outcome.FAILED);
    } else {
      LOG.warnf(
          "subscription %s: lifecycle notice %s dropped (%s)",
          claim.subscriptionId(), claim.event(), answer.reason());
      queue.done(claim);
      tell(Outcome.DROPPED);
    }
  }

  private void tell(Outcome outcome) {
    tried.fire(new DeliveryTried(Kind.LIFECYCLE, outcome));
  }
}
