package dev.tenantsync.office365.subscription;

import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.subscription.Subscription.Endpoints;
import dev.tenantsync.office365.subscription.Subscription.Order;
import dev.tenantsync.office365.subscription.SubscriptionJson.Owned;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes orders for subscriptions. Endpoints are called while no transaction is open. */
@ApplicationScoped
class Subscribing {

  private final Handshake handshake;
  private final OwnSubscriptions own;
  private final Notifier notifier;

  Subscribing(Handshake handshake, OwnSubscriptions own, Notifier notifier) {
    this.handshake = handshake;
    this.own = own;
    this.notifier = notifier;
  }

  /**
   * Makes the subscription, once its endpoints have proved that they want it.
   *
   * @throws GraphException if the program may not read what it wants to watch, has too many
   *     subscriptions, or an endpoint does not play along
   */
  Owned subscribe(Caller.Program program, Order order) {
    if (!order.watched().set().isReadableWith(program.permissions())) {
      throw GraphException.denied();
    }
    own.requireRoom(program.appId());
    Endpoints endpoints = order.endpoints();
    require("notificationUrl", endpoints.notificationUrl());
    endpoints.lifecycleNotificationUrl().ifPresent(url -> require("lifecycleNotificationUrl", url));
    Owned made = own.add(program.appId(), order);
    // It may be the first: from now on there is somebody to look for.
    notifier.wake();
    return made;
  }

  private void require(String property, String url) {
    handshake
        .refusal(url)
        .ifPresent(
            sentence -> {
              throw SubscriptionRefusals.handshake(property, sentence);
            });
  }
}
