package dev.tenantsync.dynamics.freshness;

import dev.tenantsync.dynamics.freshness.Reached.Verdict;
import dev.tenantsync.dynamics.freshness.Waiters.Waiter;
import dev.tenantsync.dynamics.freshness.Wish.MalformedException;
import dev.tenantsync.dynamics.web.DynamicsSettings;
import dev.tenantsync.odata.Prefer;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Stands before every other room: a request that prefers to wait for a write in the directory goes
 * on only when the rows are at least that fresh. Whether it may go on, the rooms behind say.
 */
@ApplicationScoped
class WaitForRoute {

  private static final int SHOWN = 20;

  private final Waiters waiters;
  private final Refusals refusals;
  private final DynamicsSettings.Reads settings;

  WaitForRoute(Waiters waiters, Refusals refusals, DynamicsSettings settings) {
    this.waiters = waiters;
    this.refusals = refusals;
    this.settings = settings.reads();
  }

  void register(@Observes Filters filters) {
    filters.register(this::receive, SecurityHandlerPriorities.AUTHORIZATION - 50);
  }

  private void receive(RoutingContext request) {
    Prefer prefer = Prefer.parse(request.request().headers().getAll("Prefer"));
    if (prefer.value("wait-for").isEmpty()) {
      request.next();
      return;
    }
    Context context = request.vertx().getOrCreateContext();
    // Only who is known may keep us waiting; everybody else is refused where everybody is.
    var unused =
        QuarkusHttpUser.getSecurityIdentity(request, null)
            .subscribe()
            .with(
                identity -> context.runOnContext(now -> proven(request, context, identity, prefer)),
                failure -> context.runOnContext(now -> request.next()));
  }

  private void proven(
      RoutingContext request, Context context, SecurityIdentity identity, Prefer prefer) {
    if (identity.isAnonymous()) {
      request.next();
      return;
    }
    try {
      Wish.of(prefer, settings.usualWait(), settings.longestWait())
          .ifPresent(wish -> wait(request, context, wish));
    } catch (MalformedException malformed) {
      refusals.malformed(request, String.valueOf(malformed.getMessage()));
    }
  }

  private void wait(RoutingContext request, Context context, Wish wish) {
    Optional<Waiter> waiter =
        waiters.await(
            wish,
            (verdict, reached) ->
                context.runOnContext(now -> goOn(request, wish, verdict, reached)));
    if (waiter.isEmpty()) {
      refusals.tooMany(request);
      return;
    }
    request.addEndHandler(ended -> waiters.leave(waiter.get()));
  }

  private void goOn(RoutingContext request, Wish wish, Verdict verdict, Optional<Reached> reached) {
    if (request.response().ended() || request.response().closed()) {
      return;
    }
    switch (verdict) {
      case REACHED -> {
        request.addHeadersEndHandler(
            now -> tell(request.response().headers(), wish, reached.orElseThrow()));
        request.next();
      }
      case NOT_YET -> refusals.tooOld(request, reached.flatMap(Reached::position));
      case OTHER_LOG -> refusals.otherLog(request, reached.flatMap(Reached::position));
    }
  }

  private static void tell(MultiMap headers, Wish wish, Reached reached) {
    headers.add("Preference-Applied", wish.applied());
    reached.position().ifPresent(position -> headers.set(Refusals.POSITION, position.toString()));
    name(headers, "x-sync-failed", reached.failed());
    name(headers, "x-sync-held", reached.held());
  }

  /** Whoever counts as decided and is not: the reader may have meant one of them. */
  private static void name(MultiMap headers, String name, List<String> ids) {
    if (!ids.isEmpty()) {
      String shown = String.join(", ", ids.subList(0, Math.min(SHOWN, ids.size())));
      headers.set(name, ids.size() > SHOWN ? shown + ", ..." : shown);
    }
  }
}
