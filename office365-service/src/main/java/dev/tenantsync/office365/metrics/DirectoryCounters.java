package dev.tenantsync.office365.metrics;

import dev.tenantsync.office365.identity.SignInRefused;
import dev.tenantsync.office365.subscription.DeliveryTried;
import dev.tenantsync.office365.subscription.DeliveryTried.Kind;
import dev.tenantsync.office365.subscription.DeliveryTried.Outcome;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts what this process does. Series begin at zero, and not with an event. */
@Startup
@ApplicationScoped
class DirectoryCounters {

  private final Counter notifications;
  private final Counter signInsRefused;

  DirectoryCounters(CollectorRegistry registry) {
    this.notifications =
        Counter.build()
            .name("tenantsync_notifications_total")
            .help("Requests to the endpoints of subscriptions, and what became of them.")
            .labelNames("kind", "outcome")
            .register(registry);
    this.signInsRefused =
        Counter.build()
            .name("tenantsync_sign_ins_refused_total")
            .help("Refusals of the token endpoint by reason; LOCKED_OUT is too many tries.")
            .labelNames("reason")
            .register(registry);
    for (Kind kind : Kind.values()) {
      for (Outcome outcome : Outcome.values()) {
        notifications.labels(kind.name(), outcome.name()).inc(0);
      }
    }
    SignInRefused.REASONS.forEach(reason -> signInsRefused.labels(reason).inc(0));
  }

  void tried(@Observes DeliveryTried delivery) {
    notifications.labels(delivery.kind().name(), delivery.outcome().name()).inc();
  }

  void refused(@Observes SignInRefused refusal) {
    signInsRefused.labels(refusal.reason()).inc();
  }
}
