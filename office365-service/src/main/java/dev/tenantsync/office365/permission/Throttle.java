package dev.tenantsync.office365.permission;

import dev.tenantsync.bootstrap.overload.Quota.Refusal;
import dev.tenantsync.bootstrap.overload.Quotas;
import dev.tenantsync.office365.error.GraphException;
import dev.tenantsync.office365.identity.Caller;
import dev.tenantsync.office365.identity.SignInException;
import dev.tenantsync.office365.web.RequestContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Refuses callers that ask for more than their share, in Graph's words. */
@ApplicationScoped
class Throttle {

  private final Quotas quotas;
  private final RequestContext request;

  Throttle(Quotas quotas, RequestContext request) {
    this.quotas = quotas;
    this.request = request;
  }

  /**
   * Counts a request of a program or a person.
   *
   * @throws GraphException 429 if it is one too many
   */
  void count(Caller caller, RoutingContext routing) {
    count(caller.actor(), routing);
  }

  /**
   * Counts a request that carries no good token, for its address.
   *
   * @throws GraphException 429 if it is one too many
   */
  void countStranger(RoutingContext routing) {
    count(Quotas.stranger(routing), routing);
  }

  /**
   * Counts a sign-in, which carries no token yet, for its address.
   *
   * @throws SignInException 429 if it is one too many
   */
  void countSignIn(RoutingContext routing) {
    refusal(Quotas.stranger(routing), routing)
        .ifPresent(
            refusal -> {
              throw SignInException.throttled(message(refusal), refusal.retryAfter());
            });
  }

  private void count(String client, RoutingContext routing) {
    refusal(client, routing)
        .ifPresent(
            refusal -> {
              throw GraphException.tooManyRequests(message(refusal), refusal.retryAfter());
            });
  }

  private Optional<Refusal> refusal(String client, RoutingContext routing) {
    return quotas.refusal(client, request.isStep(), routing);
  }

  private static String message(Refusal refusal) {
    return switch (refusal.limit()) {
      case REQUESTS ->
          "Too many requests: more than %d per second. Please try again later."
              .formatted(refusal.most());
      case AT_ONCE ->
          "Too many requests: more than %d at the same time. Please try again later."
              .formatted(refusal.most());
    };
  }
}
