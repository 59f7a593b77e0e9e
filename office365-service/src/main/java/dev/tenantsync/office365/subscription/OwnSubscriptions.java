package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.feed.Change;
import dev.tenantsync.office365.feed.ChangeFollower;
import dev.tenantsync.office365.feed.ChangeLog;
import dev.tenantsync.office365.subscription.Subscription.Order;
import dev.tenantsync.office365.subscription.SubscriptionJson.Owned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application's own subscriptions: shows, adds, renews and removes them. The change log learns
 * what is watched and for how long, never where to or with what secret: addresses carry keys, too.
 */
@ApplicationScoped
class OwnSubscriptions {

  private static final String EXPIRATION = "expirationDateTime";

  private final Subscriptions subscriptions;
  private final ChangeFollower follower;
  private final ChangeLog changes;
  private final SubscriptionSettings settings;
  private final Clock clock;

  OwnSubscriptions(
      Subscriptions subscriptions,
      ChangeFollower follower,
      ChangeLog changes,
      SubscriptionSettings settings,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.follower = follower;
    this.changes = changes;
    this.settings = settings;
    this.clock = clock;
  }

  List<Owned> all(UUID appId) {
    return subscriptions.of(appId, clock.instant());
  }

  /**
   * @throws GraphException 404 if the application has no such subscription, or not any more
   */
  Owned one(UUID appId, UUID id) {
    return subscriptions
        .of(appId, id, clock.instant())
        .orElseThrow(() -> SubscriptionRefusals.notFound(id));
  }

  /**
   * @throws GraphException 403 if there is no room for one more
   */
  void requireRoom(UUID appId) {
    Subscriptions.Count count = subscriptions.count(appId, clock.instant());
    if (count.own() >= settings.perApplication()) {
      throw SubscriptionRefusals.quota("The application", settings.perApplication());
    }
    if (count.everybodys() >= settings.perTenant()) {
      throw SubscriptionRefusals.quota("The tenant", settings.perTenant());
    }
  }

  /** Adds one that hears of every change that is not readable yet. */
  @Transactional
  Owned add(UUID appId, Order order) {
    if (!subscriptions.holdOwner(appId)) {
      throw GraphException.denied();
    }
    subscriptions.lockQuota();
    requireRoom(appId);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Subscription made = new Subscription(UUID.randomUUID(), appId, now, order);
    subscriptions.add(made, reauthorizeAt(order, order.expirationDateTime()), follower.newest());
    changes.append(
        change(made.id(), Change.Kind.CREATED)
            .property("resource", null, order.resource())
            .property("changeType", null, order.changeType())
            .property(EXPIRATION, null, order.expirationDateTime().toString()));
    return one(appId, made.id());
  }

  /**
   * @throws GraphException 404 if the application has no such subscription, or not any more
   */
  @Transactional
  Owned renew(UUID appId, UUID id, Instant expirationDateTime) {
    Order order = lock(appId, id).subscription().order();
    subscriptions.renew(id, expirationDateTime, reauthorizeAt(order, expirationDateTime));
    changes.append(
        change(id, Change.Kind.UPDATED)
            .property(
                EXPIRATION, order.expirationDateTime().toString(), expirationDateTime.toString()));
    return one(appId, id);
  }

  /** Takes note that its owner wants it still; it expires when it would have. */
  @Transactional
  void reauthorize(UUID appId, UUID id) {
    lock(appId, id);
    subscriptions.settle(id);
  }

  @Transactional
  void remove(UUID appId, UUID id) {
    Order order = lock(appId, id).subscription().order();
    subscriptions.remove(id);
    changes.append(change(id, Change.Kind.PURGED).property("resource", order.resource(), null));
  }

  private Owned lock(UUID appId, UUID id) {
    return subscriptions
        .lock(appId, id, clock.instant())
        .orElseThrow(() -> SubscriptionRefusals.notFound(id));
  }

  /** In the last quarter of a short life, so that nobody is asked at once. */
  private @Nullable Instant reauthorizeAt(Order order, Instant expiration) {
    if (order.endpoints().lifecycleNotificationUrl().isEmpty()) {
      return null;
    }
    Duration quarter = Duration.between(clock.instant(), expiration).dividedBy(4);
    Duration notice = settings.renewalNotice();
    return expiration.minus(notice.compareTo(quarter) < 0 ? notice : quarter);
  }

  private static Change change(UUID id, Change.Kind kind) {
    return Change.of(Change.Resource.SUBSCRIPTION, id, kind);
  }
}
