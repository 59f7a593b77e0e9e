package dev.tenantsync.bootstrap.probe;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** {@code /q/health/live}, {@code /ready} and {@code /started} on the service's own ports. */
@ApplicationScoped
class Probes {

  private final SmallRyeHealthReporter health;

  Probes(SmallRyeHealthReporter health) {
    this.health = health;
  }

  /**
   * Readiness asks the database, hence a worker. Whether the process lives is answered without one:
   * they may all be waiting for the database.
   */
  void open(@Observes Router router) {
    router.get("/q/health/live").handler(this::live);
    router
        .get("/q/health/ready")
        .blockingHandler(call -> answer(call, health.getReadiness()), false);
    router
        .get("/q/health/started")
        .blockingHandler(call -> answer(call, health.getStartup()), false);
  }

  private void live(RoutingContext call) {
    var unused =
        health.getLivenessAsync().subscribe().with(checks -> answer(call, checks), call::fail);
  }

  private static void answer(RoutingContext call, SmallRyeHealth checks) {
    call.response()
        .setStatusCode(checks.isDown() ? 503 : 200)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end(checks.isDown() ? "{\"status\":\"DOWN\"}" : "{\"status\":\"UP\"}");
  }
}
