package dev.tenantsync.office365.bulk;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Only an import's body may be as large as the server takes one at all; every other is held to
 * {@code directory.bulk.max-other-body}, whether it says its length or comes in pieces.
 */
@ApplicationScoped
class BodyLimit {

  private static final String LARGE = "/admin/imports";
  private static final int TOO_LARGE = 413;

  private final long most;

  BodyLimit(BulkSettings settings) {
    this.most = settings.maxOtherBody().asLongValue();
  }

  /** Stands right behind the server's own limit, and lowers it. */
  void stand(@Observes Router router) {
    router.route().order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1).handler(this::limit);
  }

  private void limit(RoutingContext incoming) {
    if (isImport(incoming)) {
      incoming.next();
    } else if (announced(incoming) > most) {
      incoming.response().setStatusCode(TOO_LARGE).end();
      incoming.request().connection().close();
    } else {
      incoming.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
      incoming.next();
    }
  }

  private static boolean isImport(RoutingContext incoming) {
    return incoming.request().method().equals(HttpMethod.POST)
        && incoming.request().path().equals(LARGE);
  }

  /** The server has refused a length that is no number. */
  private static long announced(RoutingContext incoming) {
    String length = incoming.request().getHeader("Content-Length");
    return length == null ? 0 : Long.parseLong(length);
  }
}
