package dev.tenantsync.bootstrap.metrics;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.StringWriter;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * Answers a scrape on a thread of its own. Quarkus' own route, behind this one, takes a worker, and
 * all of them may be waiting for the database when the figures are needed most.
 */
@ApplicationScoped
class ScrapeRoute {

  private final CollectorRegistry registry;
  private final ExecutorService scraper =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "scrape"));

  ScrapeRoute(CollectorRegistry registry) {
    this.registry = registry;
  }

  void open(@Observes ManagementInterface management) {
    management.router().get("/q/metrics").order(Integer.MIN_VALUE).handler(this::scrape);
  }

  @PreDestroy
  void stop() {
    scraper.shutdownNow();
  }

  private void scrape(RoutingContext call) {
    try {
      scraper.execute(() -> answer(call));
    } catch (RejectedExecutionException stopping) {
      call.fail(503);
    }
  }

  private void answer(RoutingContext call) {
    String type = TextFormat.chooseContentType(call.request().getHeader(HttpHeaders.ACCEPT));
    try (StringWriter figures = new StringWriter()) {
      TextFormat.writeFormat(type, figures, registry.metricFamilySamples());
      var unused =
          call.response().putHeader(HttpHeaders.CONTENT_TYPE, type).end(figures.toString());
    } catch (IOException | RuntimeException failure) {
      call.fail(failure);
    }
  }
}
