package dev.tenantsync.bootstrap.overload;

import dev.tenantsync.bootstrap.overload.Progress.Sight;
import dev.tenantsync.bootstrap.overload.Progress.Terms;
import io.netty.channel.Channel;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Cuts off clients that send a body, or take an answer, so slowly that they only hold a thread or
 * memory. A further request on a connection waits until its client has taken the answers before.
 */
@ApplicationScoped
class SlowClients {

  private static final Logger LOG = Logger.getLogger(SlowClients.class);

  /** Looks at a request before its patience has passed. */
  private static final int LOOKS = 5;

  private final Map<RoutingContext, Progress> inHand = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final Terms terms;

  SlowClients(Vertx vertx, SlowClientSettings settings) {
    this.vertx = vertx;
    this.terms = new Terms(settings.patience(), settings.bytesPerSecond());
  }

  /** Stands behind the limits of bodies. */
  void stand(@Observes Router router) {
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 2).handler(this::take);
    long between = Math.max(1, terms.patience().toMillis() / LOOKS);
    vertx.setPeriodic(between, timer -> look(System.nanoTime()));
  }

  private void take(RoutingContext request) {
    inHand.put(request, new Progress());
    request.addEndHandler(ended -> inHand.remove(request));
    if (request.response().writeQueueFull()) {
      request.response().drainHandler(drained -> request.next());
    } else {
      request.next();
    }
  }

  private void look(long now) {
    inHand.forEach(
        (request, progress) -> {
          if (request.response().ended() || request.response().closed()) {
            inHand.remove(request);
          } else if (progress.tooSlow(sight(request), now, terms)) {
            inHand.remove(request);
            cut(request);
          }
        });
  }

  private static Sight sight(RoutingContext request) {
    HttpServerResponse answer = request.response();
    return new Sight(
        request.request().bytesRead(),
        request.request().isEnded(),
        answer.bytesWritten(),
        stuck(answer));
  }

  /** It may end between two questions, and is then no more to be asked. */
  private static boolean stuck(HttpServerResponse answer) {
    try {
      return answer.writeQueueFull();
    } catch (IllegalStateException ended) {
      return false;
    }
  }

  private static void cut(RoutingContext request) {
    LOG.infof("a client was cut off: it was too slow with a %s", request.request().method());
    if (request.request().version() == HttpVersion.HTTP_2) {
      request.response().reset();
    } else {
      abort(((ConnectionBase) request.request().connection()).channel());
    }
  }

  /** An orderly end would wait until all that was written is taken. */
  private static void abort(Channel connection) {
    connection.eventLoop().execute(() -> connection.unsafe().close(connection.voidPromise()));
  }
}
