package dev.tenantsync.bootstrap.probe;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Supplier;

/** {@code /q/health/live}, {@code /ready} and {@code /started} on the service's own ports. */
@ApplicationScoped
class Probes {

  private final SmallRyeHealthReporter health;

  Probes(SmallRyeHealthReporter health) {
    this.health = health;
  }

  void open(@Observes Router router) {
    probe(router, "/q/health/live", health::getLiveness);
    probe(router, "/q/health/ready", health::getReadiness);
    probe(router, "/q/health/started", health::getStartup);
  }

  /** Checks ask the database, hence the worker thread; they may run side by side. */
  private static void probe(Router router, String path, Supplier<SmallRyeHealth> checks) {
    router.get(path).blockingHandler(call -> answer(call, checks.get().isDown()), false);
  }

  private static void answer(RoutingContext call, boolean down) {
    call.response()
        .setStatusCode(down ? 503 : 200)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(down ? "{\"status\":\"DOWN\"}" : "{\"status\":\"UP\"}");
  }
}
