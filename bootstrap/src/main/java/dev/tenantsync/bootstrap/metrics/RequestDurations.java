package dev.tenantsync.bootstrap.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Times every request that is somebody's work, also those that no route answers. What a client may
 * choose freely, its path and the name of its method, never becomes a label.
 */
@ApplicationScoped
class RequestDurations {

  private static final int BEFORE_ALL_OTHERS = 1_000;

  /** Rules ask how many were answered within 2 s: a bound, so that nothing has to be guessed. */
  private static final double[] SECONDS = {0.005, 0.025, 0.1, 0.5, 1, 2, 10};

  private final Histogram durations;

  RequestDurations(CollectorRegistry registry) {
    this.durations =
        Histogram.build()
            .name("tenantsync_http_request_duration_seconds")
            .help("Requests by route, and how long they took; the steps of a batch count, too.")
            .buckets(SECONDS)
            .labelNames("method", "route", "status")
            .register(registry);
  }

  void begin(@Observes Filters filters) {
    filters.register(this::time, BEFORE_ALL_OTHERS);
  }

  private void time(RoutingContext request) {
    if (MatchedRoute.isWork(request)) {
      long begun = System.nanoTime();
      request.addEndHandler(
          end -> observe(request, end.succeeded(), (System.nanoTime() - begun) / 1e9));
    }
    request.next();
  }

  private void observe(RoutingContext request, boolean answered, double seconds) {
    durations
        .labels(
            MatchedRoute.method(request, "other"),
            MatchedRoute.of(request),
            answered ? String.valueOf(request.response().getStatusCode()) : "reset")
        .observe(seconds);
  }
}
