package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.subscription.LifecycleQueue.Claim;
import jakarta.enterprise.context.ApplicationScoped;
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

  LifecycleDelivery(LifecycleQueue queue, Postman postman, Clock clock) {
    this.queue = queue;
    this.postman = postman;
    this.clock = clock;
  }

  /** Sends a lifecycle notice, if nobody else does. */
  void deliver(UUID noticeId) {
    queue.claim(noticeId, clock.instant()).ifPresent(this::send);
  }

  private void send(Claim claim) {
    Answer answer = postman.post(claim.url(), NoticesJson.of(claim));
    if (answer.isAcknowledgement()) {
      queue.done(claim);
      return;
    }
    Instant now = clock.instant();
    Optional<Instant> next = postman.retry(claim.trouble(), answer, now);
    if (next.isPresent()) {
      queue.failed(claim, now, next.get());
    } else {
      LOG.warnf(
          "subscription %s: lifecycle notice %s dropped (%s)",
          claim.subscriptionId(), claim.event(), answer.reason());
      queue.done(claim);
    }
  }
}
