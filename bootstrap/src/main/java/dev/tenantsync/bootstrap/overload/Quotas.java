package dev.tenantsync.bootstrap.overload;

import dev.tenantsync.bootstrap.overload.Quota.Entry;
import dev.tenantsync.bootstrap.overload.Quota.Limits;
import dev.tenantsync.bootstrap.overload.Quota.Refusal;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** The quota of this process, as it is set. */
@ApplicationScoped
public class Quotas {

  private static final int BURST_SECONDS = 10;
  private static final String STAY = Stay.class.getName();

  private final Limits limits;
  private final Quota quota;

  Quotas(QuotaSettings settings) {
    int perSecond = Math.max(0, settings.requestsPerSecond());
    long usual = Math.min(Integer.MAX_VALUE, (long) perSecond * BURST_SECONDS);
    this.limits =
        new Limits(perSecond, settings.burst().orElse((int) usual), Math.max(0, settings.atOnce()));
    this.quota = new Quota(limits, Math.max(1, settings.clients()), System.nanoTime());
  }

  /** The end of a request can be listened for on its event loop alone, and is told but once. */
  void stand(@Observes Router router) {
    if (limits.any()) {
      router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 2).handler(Quotas::begin);
    }
  }

  private static void begin(RoutingContext request) {
    Stay stay = new Stay();
    request.put(STAY, stay);
    request.addEndHandler(ended -> stay.end());
    request.next();
  }

  /**
   * Counts a request that is in hand until its answer has ended.
   *
   * @param client a name that only this client can come by
   * @param part whether it is part of a batch, which itself is in hand already
   * @return why it is not taken; empty if it is
   */
  public Optional<Refusal> refusal(String client, boolean part, RoutingContext request) {
    if (!limits.any()) {
      return Optional.empty();
    }
    Entry entry = quota.enter(client, part, System.nanoTime());
    if (entry.refusal().isEmpty()) {
      request.<Stay>get(STAY).atItsEnd(entry.leave());
    }
    return entry.refusal();
  }

  /**
   * The name of a client that has not proven who it is: the other end of its connection. The
   * addresses that a proxy forwards may begin with one that the client made up.
   */
  public static String stranger(RoutingContext request) {
    SocketAddress from = request.request().connection().remoteAddress();
    return "address:" + (from == null ? "unknown" : from.hostAddress());
  }
}
