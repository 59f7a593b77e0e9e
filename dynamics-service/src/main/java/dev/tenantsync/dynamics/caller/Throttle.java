package dev.tenantsync.dynamics.caller;

import dev.tenantsync.bootstrap.overload.Quota.Refusal;
import dev.tenantsync.bootstrap.overload.Quotas;
import dev.tenantsync.dynamics.error.DataverseException;
import dev.tenantsync.dynamics.web.StepThreads;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses callers that ask for more than their share, as Dataverse's service protection does. */
@ApplicationScoped
class Throttle {

  private final Quotas quotas;
  private final StepThreads threads;

  Throttle(Quotas quotas, StepThreads threads) {
    this.quotas = quotas;
    this.threads = threads;
  }

  /**
   * Counts a request of a program or a person, whomever it acts for.
   *
   * @throws DataverseException 429 if it is one too many
   */
  void count(Identified identified, RoutingContext request) {
    count(identified.actor(), request);
  }

  /**
   * Counts a request that carries no good token, for its address.
   *
   * @throws DataverseException 429 if it is one too many
   */
  void countStranger(RoutingContext request) {
    count(Quotas.stranger(request), request);
  }

  private void count(String client, RoutingContext request) {
    boolean step = threads.of(request.request().getHeader(StepThreads.HEADER)).isPresent();
    quotas
        .refusal(client, step, request)
        .ifPresent(
            refusal -> {
              throw refused(refusal);
            });
  }

  private static DataverseException refused(Refusal refusal) {
    return switch (refusal.limit()) {
      case REQUESTS ->
          DataverseException.tooManyRequests(
              "0x80072322",
              "Number of requests exceeded the limit of %d per second.".formatted(refusal.most()),
              refusal.retryAfter());
      case AT_ONCE ->
          DataverseException.tooManyRequests(
              "0x80072326",
              "Number of concurrent requests exceeded the limit of %d.".formatted(refusal.most()),
              refusal.retryAfter());
    };
  }
}
